/** Errors that a run prints, each with the line of the reader's files that it comes from. */
import type { LogLine } from '#runtime/contract.ts';
import { placesIn, type LinePlace } from './line-places.ts';

const ERROR = /^(?:Uncaught )?(\w{0,60}(?:Error|Exception)\b.*)$/;
const LETTERS_READ = 2_000;
const LINES_OF_A_BODY = 400;

export interface ToldByRun {
  readonly place: LinePlace;
  readonly words: string;
}

interface Issue {
  readonly path: readonly unknown[];
  readonly message: string;
}

function isIssue(value: unknown): value is Issue {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(Reflect.get(value, 'path')) && typeof Reflect.get(value, 'message') === 'string';
}

/** A Zod error prints its issues as JSON: `age: Invalid input: expected number, received string`. */
function wordsOf(head: string, body: readonly string[]): string {
  if (!head.endsWith('[')) return head;
  const end = body.findIndex((line) => line.startsWith(']'));
  try {
    const issues: unknown = JSON.parse(`[${body.slice(0, end < 0 ? body.length : end).join('\n')}]`);
    if (!Array.isArray(issues) || !issues.every(isIssue)) return head;
    const told = issues
      .slice(0, 5)
      .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
    return [`${head.slice(0, -1).trimEnd().replace(/:$/, '')}:`, ...told].join('\n');
  } catch {
    return head;
  }
}

/** Hears the lines of one run, one after the other. */
export class RunHearing {
  #head: string | undefined;
  #body: string[] = [];
  /** Node says where the text of a file cannot be read, or threw, before it says what is wrong with it. */
  #before: LinePlace | undefined;

  /** @returns what this line makes complete */
  hear({ stream, text }: Pick<LogLine, 'stream' | 'text'>, files: readonly string[]): ToldByRun | undefined {
    if (stream !== 'stderr') return undefined;
    const line = text.slice(0, LETTERS_READ);
    const [place] = placesIn(line, files);
    const isFrame = /^\s/.test(line) && line.trimStart().startsWith('at ');
    const head = isFrame ? undefined : ERROR.exec(line.trimStart())?.[1];
    if (head !== undefined) {
      this.#head = head;
      this.#body = [];
      this.#before ??= place;
      return head.endsWith('[') ? undefined : this.#told(this.#before);
    }
    if (this.#head === undefined) {
      if (place !== undefined && !isFrame) this.#before = place;
      return undefined;
    }
    if (isFrame) return this.#told(place);
    if (this.#body.length < LINES_OF_A_BODY) this.#body.push(line);
    return line.startsWith(']') ? this.#told(this.#before) : undefined;
  }

  #told(place: LinePlace | undefined): ToldByRun | undefined {
    if (place === undefined || this.#head === undefined) return undefined;
    const words = wordsOf(this.#head, this.#body);
    this.#head = undefined;
    this.#before = undefined;
    return { place, words };
  }
}
