/** A text in another language beside the English one: which block renders which, and whether the English has changed since. */
import type { Said } from './language.ts';
import { toMend } from './to-mend.ts';
import { blocksOf, type Block } from './translation/blocks.ts';

export { blocksOf, type Block } from './translation/blocks.ts';
export { withLooseEmphasis } from './translation/emphasis.ts';
export { headingIdsOf } from './translation/heading-ids.ts';

/** A text and its original, with what `<locale>.blocks.json` has kept of it. */
export interface Translation {
  /** From the project's folder: `lessons/validation/ko.mdx`. */
  readonly file: string;
  readonly text: string;
  readonly original: string;
  /** Of each block in order: the print of the English block when both were last read beside each other. */
  readonly kept: readonly string[] | undefined;
}

/** A block with the English one that it renders. */
export interface Pair {
  readonly block: Block;
  readonly original: Block;
  /** Whether somebody has read both since the English one changed. */
  readonly isCurrent: boolean;
}

/** The English text beside which a file stands: `en.mdx` for `ko.mdx`, `README.md` for `README.ko.md`; else undefined. */
export function originalOf(name: string): string | undefined {
  if (/^[a-z]{2}\.mdx$/.test(name)) return name === 'en.mdx' ? undefined : 'en.mdx';
  return /^\w+\.[a-z]{2}\.md$/.test(name) ? name.replace(/\.[a-z]{2}\.md$/, '.md') : undefined;
}

/** Beside `ko.mdx` lies `ko.blocks.json`. */
export function keptPathOf(file: string): string {
  return file.replace(/\.mdx?$/, '.blocks.json');
}

/** @returns the text of `<locale>.blocks.json` */
export function keptFromOriginal(original: string): string {
  return `${JSON.stringify(
    blocksOf(original).map(({ print }) => print),
    null,
    2,
  )}\n`;
}

/** Undefined where the file holds something else. */
export function keptFromText(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Where the two texts have not the same blocks, the first that has none of its kind beside it. */
function unpaired(blocks: readonly Block[], originals: readonly Block[]): number | undefined {
  const length = Math.max(blocks.length, originals.length);
  const first = Array.from({ length }, (_, at) => at).find((at) => blocks[at]?.kind !== originals[at]?.kind);
  return first;
}

/** Empty where the two texts have not the same blocks: then nobody knows which renders which. */
export function pairsOf({ text, original, kept }: Translation): readonly Pair[] {
  const [blocks, originals] = [blocksOf(text), blocksOf(original)];
  if (unpaired(blocks, originals) !== undefined) return [];
  return blocks.flatMap((block, at) => {
    const other = originals[at];
    return other === undefined ? [] : [{ block, original: other, isCurrent: kept?.[at] === other.print }];
  });
}

function startOf(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** @param command that shows both texts beside each other */
export function problemsOfTranslation(translation: Translation, command: string): readonly Said[] {
  const { file, text, original, kept } = translation;
  const [blocks, originals] = [blocksOf(text), blocksOf(original)];
  const at = unpaired(blocks, originals);
  if (at !== undefined) {
    const [own, english] = [blocks[at], originals[at]];
    const there = own === undefined ? toMend('mend.nothing') : toMend('mend.block-kind', { kind: own.kind });
    const here =
      english === undefined
        ? toMend('mend.nothing')
        : toMend('mend.block-english', { kind: english.kind, line: english.line, text: startOf(english.text) });
    const line = own?.line ?? text.split('\n').length;
    return [toMend('mend.block-otherwise', { at: `${file}:${line}`, number: at + 1, there, here })];
  }
  if (kept === undefined) return [toMend('mend.not-kept', { file, kept: keptPathOf(file), command })];
  return pairsOf(translation)
    .filter(({ isCurrent }) => !isCurrent)
    .map(({ block, original: { line, text: english } }) =>
      toMend('mend.block-old', { at: `${file}:${block.line}`, line, text: startOf(english), command }),
    );
}
