/** How a file of a reader's program may be called: so that it can be unpacked on every system, and means nothing to a script. */

export type NameProblem =
  | { readonly kind: 'odd-name'; readonly file: string }
  | { readonly kind: 'reserved-name'; readonly file: string }
  | { readonly kind: 'same-name'; readonly file: string };

/** Letters of any language; a dot may begin it, as in `.env`. No blank, and nothing that a system or a shell reads. */
const SEGMENT = /^\.?[\p{L}\p{N}_@+{}[\]()][\p{L}\p{M}\p{N}_@+{}[\]().-]{0,63}$/u;
const ENDS_WITH_DOT = /\.$/;
const LONGEST = 120;
const MOST_SEGMENTS = 6;

/** What an exported folder holds beside the program. */
export const RESERVED: ReadonlySet<string> = new Set(['package-lock.json', 'notebook.json', 'notebook.env']);
const NO_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', '__proto__']);

function isOdd(file: string): boolean {
  if (file.length > LONGEST || file !== file.normalize('NFC')) return true;
  const segments = file.split('/', MOST_SEGMENTS + 1);
  return segments.length > MOST_SEGMENTS || segments.some((each) => !SEGMENT.test(each) || ENDS_WITH_DOT.test(each));
}

/** The first problem; undefined where all can lie in one folder. */
export function problemOfNames(files: readonly string[]): NameProblem | undefined {
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const file of files) {
    if (isOdd(file)) return { kind: 'odd-name', file };
    // Two names that differ in capitals are one file on many disks.
    const name = file.toLowerCase();
    const segments = name.split('/');
    if (RESERVED.has(name) || segments.some((each) => NO_FOLDERS.has(each))) return { kind: 'reserved-name', file };
    const above = segments.slice(0, -1).map((_, index) => segments.slice(0, index + 1).join('/'));
    if (seen.has(name) || folders.has(name) || above.some((folder) => seen.has(folder)))
      return { kind: 'same-name', file };
    seen.add(name);
    for (const folder of above) folders.add(folder);
  }
  return undefined;
}
