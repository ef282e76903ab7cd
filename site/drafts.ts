/** What the reader wrote, kept in this browser. Storage may be full or forbidden: then it lives in memory only. */

export const DRAFT_PREFIX = 'notebook:draft:1:';
export const ANSWER_PREFIX = 'notebook:answer:1:';

/** False where the browser did not keep it. */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export interface Draft {
  /** The hash of the original that was edited. */
  readonly starter: string;
  /** The reader's version by file or field; undefined where it is the original again. */
  readonly mine?: Readonly<Record<string, string>>;
  /** What a reset took away. */
  readonly undo?: Readonly<Record<string, string>>;
  /** The version of an earlier edition of the lesson, as long as the reader has not decided. */
  readonly older?: Readonly<Record<string, string>>;
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const at = (key: string): unknown => Reflect.get(value, key);
  const texts = [at('mine'), at('undo'), at('older')];
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
  if ((draft.mine ?? draft.undo ?? draft.older) !== undefined)
    return remember(DRAFT_PREFIX + name, JSON.stringify(draft));
  forget(DRAFT_PREFIX + name);
  return true;
}
