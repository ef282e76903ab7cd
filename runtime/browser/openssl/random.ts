import { bindingError } from './errors.ts';
import { bytesFrom, bytesOfNumber, numberFrom, randomBytes } from './bytes.ts';
import { jobClass, MODES } from './job.ts';
import { cryptoKey } from './keys/classes.ts';
import { KeyObjectHandle } from './keys/handle.ts';
import { isPrime, primeOf } from './numbers/primes.ts';

/** Random bytes, random primes, random keys. */

/** Into the very bytes that were given. */
export const RandomBytesJob = jobClass(([target, offset, size]) => {
  const bytes = bytesFrom(target);
  return () => {
    bytes.set(randomBytes(Number(size)), Number(offset));
    return undefined;
  };
});

export const RandomPrimeJob = jobClass(([bits, isSafe, add, rem]) => {
  const [step, rest] = [add, rem].map((each) => (each === undefined ? undefined : numberFrom(bytesFrom(each))));
  const size = Number(bits);
  if (step !== undefined && step.toString(2).length > size)
    throw bindingError('RangeError', 'ERR_OUT_OF_RANGE', 'invalid options.add');
  if (step !== undefined && rest !== undefined && step <= rest)
    throw bindingError('RangeError', 'ERR_OUT_OF_RANGE', 'invalid options.rem');
  return () =>
    bytesOfNumber(
      primeOf(size, {
        isSafe: isSafe === true,
        ...(step === undefined ? {} : { step, rest: rest ?? (isSafe === true ? 3n : 1n) }),
      }),
      Math.ceil(size / 8),
    );
});

export const CheckPrimeJob = jobClass(([candidate, checks]) => {
  const number = numberFrom(bytesFrom(candidate));
  return () => isPrime(number, Math.max(Number(checks), 32));
});

/** (length in bits), and for WebCrypto (algorithm, usages, whether it can be exported) */
export const SecretKeyGenJob = jobClass(([bits, algorithm, usages, isExtractable], mode) => {
  const size = Math.floor(Number(bits) / 8);
  return () => {
    const handle = KeyObjectHandle.of({ kind: 'secret', bytes: randomBytes(size) }, 'secret');
    return mode === MODES.kCryptoJobWebCrypto ? cryptoKey(handle, algorithm, usages, isExtractable) : handle;
  };
});
