/** What the reader wrote, kept in this browser. Storage may be full or forbidden: then it lives in memory only. */

export const DRAFT_PREFIX = 'notebook:draft:1:';
/** Path and fragment of the last heading that was passed in reading. */
export const PLACE_KEY = 'notebook:place:1';
export const ANSWER_PREFIX = 'notebook:answer:1:';

/** A browser may refuse it by an error, and by having none. */
function storage(): Storage | null {
  return localStorage;
}

/** False where the browser did not keep it. */
export function remember(key: string, text: string): boolean {
  try {
    storage()?.setItem(key, text);
    return storage() !== null;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function recall(key: string): string | null {
  try {
    return storage()?.getItem(key) ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export function forget(key: string): void {
  try {
    storage()?.removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Of all that this site has kept in this browser. */
export function keptKeys(): readonly string[] {
  try {
    const kept = storage();
    return Array.from({ length: kept?.length ?? 0 }, (_, index) => kept?.key(index) ?? '');
  } catch (error) {
    if (error instanceof DOMException) return [];
    throw error;
  }
}

/** By file or field. */
export type Texts = Readonly<Record<string, string>>;

export interface Draft {
  /** The hash of the original that was edited. */
  readonly starter: string;
  /** The reader's version; undefined where it is the original again. */
  readonly mine?: Texts;
  /** What a reset took away. */
  readonly undo?: Texts;
  /** When `mine` was last edited, in milliseconds of the epoch. */
  readonly at?: number;
  /** The version of an earlier edition of the lesson, as long as the reader has not decided. */
  readonly older?: Texts;
  /** What another tab has made of it meanwhile, as long as the reader has not decided. */
  readonly other?: Texts;
}

/** The versions that the reader has not decided about. */
export interface Undecided {
  readonly older?: Texts | undefined;
  readonly other?: Texts | undefined;
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const at = (key: string): unknown => Reflect.get(value, key);
  const texts = [at('mine'), at('undo'), at('older'), at('other')];
  if (!['undefined', 'number'].includes(typeof at('at'))) return false;
  return typeof at('starter') === 'string' && texts.every((each) => each === undefined || isTexts(each));
}

export function readDraft(name: string): Draft | undefined {
  const text = recall(DRAFT_PREFIX + name);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isDraft(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** False where the browser did not keep it. */
export function writeDraft(name: string, draft: Draft): boolean {
  if ((draft.mine ?? draft.undo ?? draft.older ?? draft.other) !== undefined)
    return remember(DRAFT_PREFIX + name, JSON.stringify(draft));
  forget(DRAFT_PREFIX + name);
  return true;
}
