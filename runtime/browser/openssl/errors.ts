import { nodeError } from '../ground/node-error.ts';

/** Errors as Node makes them of OpenSSL's, and those that its binding throws itself. */

const LIBRARIES = {
  '1C8': 'Provider routines',
  '1E0': 'DECODER routines',
  '020': 'rsa routines',
  '030': 'digital envelope routines',
  '068': 'asn1 encoding routines',
  '078': 'common libcrypto routines',
} as const;

/** The others are not told in a code. */
const IN_CODES: Readonly<Partial<Record<keyof typeof LIBRARIES, string>>> = {
  '020': 'RSA_',
  '030': 'EVP_',
  '068': 'ASN1_',
  '078': 'CRYPTO_',
};

/**
 * @param number of the library, as in `error:1C800064:…`
 * @param reason its number, and its words
 */
export function opensslError(
  number: keyof typeof LIBRARIES,
  [code, reason]: readonly [code: string, reason: string],
  isStacked = false,
): Error {
  const library = LIBRARIES[number];
  const message = `error:${number}${code}:${library}::${reason}`;
  return Object.assign(new Error(message), isStacked ? { opensslErrorStack: [message] } : {}, {
    library,
    reason,
    code: `ERR_OSSL_${IN_CODES[number] ?? ''}${reason.toUpperCase().replace(/\W/g, '_')}`,
  });
}

const KINDS = { Error, TypeError, RangeError };

/** What Node's binding says by itself, with a code. */
export function bindingError(kind: keyof typeof KINDS, code: string, message: string): Error {
  return Object.assign(new KINDS[kind](message), { code });
}

export const unsupportedKey = (): Error => opensslError('1E0', ['8010C', 'unsupported'], true);
export const invalidDigest = (name: unknown): Error =>
  bindingError('TypeError', 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${String(name)}`);

/** What OpenSSL has and no library here. */
export function notHere(what: string): Error {
  return nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', what);
}
