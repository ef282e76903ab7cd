import type { Disk, ExampleFiles } from '../../contract.ts';

/** What a source says that only the whole of `crypto` can do. Hashes, HMAC and random values every worker has. */
const NAMED =
  /\b(?:createCipheriv|createDecipheriv|create(?:Private|Public)Key|create(?:Sign|Verify)|createECDH|(?:create|get)DiffieHellman(?:Group)?|diffieHellman|ECDH|generateKey(?:Pair)?(?:Sync)?|(?:generate|check)Prime(?:Sync)?|(?:public|private)(?:En|De)crypt|argon2(?:Sync)?|randomUUIDv7|getCipherInfo|getCiphers|getCurves|X509Certificate|CryptoKey|SubtleCrypto|subtle|webcrypto|(?:[RP]S|ES)(?:256|384|512)|EdDSA)\b|-----BEGIN [A-Z ]*KEY|\b(?:sign|verify)\b[^\n;]*\bfrom\s*['"](?:node:)?crypto['"]/;

/** The name of all of it. */
const MODULE = /\b(?:import\s+(?:\*\s*as\s+)?|const\s+)(\w+)\s*(?:from\s*|=\s*require\(\s*)['"](?:node:)?crypto['"]/g;

function isNamed(source: string): boolean {
  if (NAMED.test(source)) return true;
  const names = ['crypto', ...[...source.matchAll(MODULE)].map(([, name = '']) => name)];
  return names.some((name) => source.includes(`${name}.sign(`) || source.includes(`${name}.verify(`));
}

/** Whether the program may need Node's own `crypto`; a package on the disk may. */
export function needsOpenssl(files: ExampleFiles, disk: Disk): boolean {
  return Object.keys(disk).length > 0 || Object.values(files).some(isNamed);
}
