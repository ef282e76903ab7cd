/** What TypeScript says of the names in the files of an example: the build writes it, and the page shows it at a name. */

/** Each text stands once, however many names it is said of. */
export interface ToldExample {
  readonly texts: readonly ToldText[];
  readonly files: Readonly<Record<string, ToldFile>>;
  /** Of the files that a run has instead, by its id. */
  readonly runs?: Readonly<Record<string, ToldExample>>;
}

export interface ToldText {
  /** What the name is, with its colours as in `colours.ts`. */
  readonly signature: string;
  readonly colours: string;
  /** The first paragraph of its description. */
  readonly about?: string;
}

export interface ToldFile {
  /** By threes, in the order of the file: letters since the name before, letters of the name, and its text. */
  readonly names: readonly number[];
  /** Which parts of the file are shown as the excerpt of a declaration. */
  readonly declared: Readonly<Record<string, readonly ShownPart[]>>;
}

/** From and to in the file; and where it begins in the excerpt. */
export type ShownPart = readonly [from: number, to: number, at: number];

export interface ToldName {
  readonly from: number;
  readonly to: number;
  readonly text: ToldText;
}

function namesInFile({ texts }: ToldExample, { names }: ToldFile): readonly ToldName[] {
  const found: ToldName[] = [];
  let end = 0;
  for (let at = 0; at < names.length; at += 3) {
    const [gap = 0, length = 0, index = 0] = names.slice(at, at + 3);
    const text = texts[index];
    const from = end + gap;
    end = from + length;
    if (text !== undefined) found.push({ from, to: end, text });
  }
  return found;
}

/**
 * Where they stand in what is shown.
 * @param declared the declaration that is shown; all of the file without it
 */
export function toldNames(example: ToldExample, file: string, declared?: string): readonly ToldName[] {
  const told = example.files[file];
  if (told === undefined) return [];
  const names = namesInFile(example, told);
  if (declared === undefined) return names;
  return (told.declared[declared] ?? []).flatMap(([start, end, at]) =>
    names
      .filter(({ from, to }) => from >= start && to <= end)
      .map(({ from, to, text }) => ({ from: from - start + at, to: to - start + at, text })),
  );
}

/** The colours of what the compiler says, by its own name for each part. */
export const tokenOfPart: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  stringLiteral: 'string',
  numericLiteral: 'number',
  functionName: 'function',
  methodName: 'function',
  className: 'type',
  interfaceName: 'type',
  aliasName: 'type',
  typeParameterName: 'type',
  propertyName: 'property',
};
