import { addModules, internalMember, loadBuiltin, member, type ModuleFunction } from './ground/library.ts';
import { constants } from './ground/node-constants.ts';
import { opensslBinding } from './openssl/binding.ts';
import { lazyDOMException } from './openssl/dom-exception.ts';

/**
 * Node's own `crypto` and WebCrypto, over `openssl/`: a script of its own, which the page fetches for a program that
 * names more than hashes and random values; see `page/needs-openssl.ts`.
 */

/** Put before it by `runtime/bundle/scripts/openssl-script.ts`: Node's modules, the errors that they throw, an option. */
declare const opensslModules: Record<string, ModuleFunction>;
declare const cipherList: string;
declare const declareErrors: (declare: unknown, codes: unknown) => void;

Reflect.set(constants.options, '--tls-cipher-list', cipherList);
declareErrors(internalMember('internal/errors', 'E'), internalMember('internal/errors', 'codes'));
// Node's modules of it take it from there when they are loaded.
Object.assign(Object(loadBuiltin('internal/util')), { lazyDOMException });
addModules(opensslModules, { crypto: opensslBinding });

const { defineProperty } = Object;
const webcrypto = (): unknown => loadBuiltin('internal/crypto/webcrypto');
for (const name of ['crypto', 'Crypto', 'CryptoKey', 'SubtleCrypto']) {
  defineProperty(globalThis, name, {
    get: () => member(webcrypto(), name),
    set: (value: unknown) =>
      defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: name === 'crypto' }),
    configurable: true,
    enumerable: name === 'crypto',
  });
}
