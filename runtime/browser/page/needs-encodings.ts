import type { ExampleFiles, HeaderList } from '../../contract.ts';

/** Those that every worker decodes. */
const KNOWN = /^(?:utf-?(?:8|16|16le|16be|32|32le|32be)|(?:us-)?ascii|iso-8859-1|latin1)$/i;
const CHARSET = /\bcharset\s*=\s*\\?["']?([^\s;,"'`\\]+)/gi;

const isForeign = (text: string): boolean => [...text.matchAll(CHARSET)].some(([, name = '']) => !KNOWN.test(name));

/** What a source says that sends a body in another encoding, or expects one. */
export function needsEncodings(files: ExampleFiles): boolean {
  return Object.entries(files).some(
    ([path, source]) => /\.[cm]?[jt]s$/.test(path) && (isForeign(source) || source.includes('defaultCharset')),
  );
}

export function isInOtherEncoding(headers: HeaderList): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'content-type' && isForeign(value));
}
