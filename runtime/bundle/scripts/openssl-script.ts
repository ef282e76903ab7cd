import type { NodeDump } from '../node-library.ts';
import { ownModules } from './own-modules.ts';
import { composePart } from './part-script.ts';

const isOfCrypto = (id: string): boolean => /^(?:crypto|internal\/crypto\/\w+)$/.test(id);

/** The script of all that `crypto` can do: Node's own modules over `runtime/browser/openssl/`. */
export function composeOpenssl(dump: NodeDump): Promise<string> {
  return composePart('openssl.ts', {
    before: `const cipherList=${JSON.stringify(dump.constants.options['--tls-cipher-list'])};${ownModules(dump, 'opensslModules', isOfCrypto)}`,
    url: 'node:internal/crypto/util',
  });
}
