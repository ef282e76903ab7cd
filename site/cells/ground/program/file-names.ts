/** How a file of a reader's program may be called: so that it can be unpacked on every system, and means nothing to a script. */

export type NameProblem =
  | { readonly kind: 'odd-name'; readonly file: string }
  | { readonly kind: 'long-name'; readonly file: string; readonly most: number }
  | { readonly kind: 'deep-name'; readonly file: string; readonly most: number }
  | { readonly kind: 'device-name'; readonly file: string }
  | { readonly kind: 'reserved-name'; readonly file: string }
  | { readonly kind: 'same-name'; readonly file: string };

/** Letters of any language; a dot may begin it, as in `.env`. No blank, and nothing that a system or a shell reads. */
const SEGMENT = /^\.?[\p{L}\p{N}_@+{}[\]()][\p{L}\p{M}\p{N}_@+{}[\]().-]*$/u;
const ENDS_WITH_DOT = /\.$/;
/** Windows opens a device by this name, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
const LONGEST = 120;
const LONGEST_SEGMENT = 64;
const MOST_SEGMENTS = 6;

/** What an exported folder holds beside the program. */
export const RESERVED: ReadonlySet<string> = new Set(['package-lock.json', 'notebook.json', 'notebook.env']);
const NO_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', '__proto__']);

function problemOfName(file: string): NameProblem | undefined {
  if (file.length > LONGEST) return { kind: 'long-name', file, most: LONGEST };
  const segments = file.split('/');
  if (segments.length > MOST_SEGMENTS) return { kind: 'deep-name', file, most: MOST_SEGMENTS - 1 };
  if (segments.some((each) => each.length > LONGEST_SEGMENT)) return { kind: 'long-name', file, most: LONGEST_SEGMENT };
  const isOdd = (segment: string): boolean => !SEGMENT.test(segment) || ENDS_WITH_DOT.test(segment);
  if (file !== file.normalize('NFC') || segments.some(isOdd)) return { kind: 'odd-name', file };
  if (segments.some((each) => DEVICE.test(each.toLowerCase()))) return { kind: 'device-name', file };
  return undefined;
}

/** The first problem; undefined where all can lie in one folder. */
export function problemOfNames(files: readonly string[]): NameProblem | undefined {
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const file of files) {
    const problem = problemOfName(file);
    if (problem !== undefined) return problem;
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
