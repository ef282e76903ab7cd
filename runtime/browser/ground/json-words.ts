/** The words with which V8 refuses a text that is no JSON, and the place in it. */

const AROUND = 10;
const SPACE = /[ \t\n\r]/;
const DIGIT = /[0-9]/;
const SIMPLE_ESCAPE = /["\\/bfnrt]/;
const LITERALS = ['true', 'false', 'null'];
/** What comes of a value that was made a text by mistake. */
const NO_JSON_AT_ALL = ['[object Object]', 'NaN', 'Infinity', 'undefined'];

/** Thrown at the first place that is not JSON; its message are the words. */
class Refusal extends Error {}

function placeIn(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return `at position ${String(at)} (line ${String(lines.length)} column ${String((lines.at(-1) ?? '').length + 1)})`;
}

function unexpectedToken(text: string, at: number): string {
  if (NO_JSON_AT_ALL.includes(text)) return `"${text}" is not valid JSON`;
  const token = `Unexpected token '${text[at] ?? ''}', `;
  if (text.length <= 2 * AROUND) return `${token}"${text}" is not valid JSON`;
  const isNearStart = at < AROUND;
  const isNearEnd = !isNearStart && at >= text.length - AROUND;
  const shown = text.slice(isNearStart ? 0 : at - AROUND, isNearEnd ? text.length : at + AROUND);
  return `${token}${isNearStart ? '' : '...'}"${shown}"${isNearEnd ? '' : '...'} is not valid JSON`;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): void {
    this.#readValue();
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#refuse('Unexpected non-whitespace character after JSON');
  }

  #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #skipSpace(): void {
    while (SPACE.test(this.#next())) this.#at += 1;
  }

  /** @param what is said before `in JSON at position …`; it may have named JSON itself */
  #refuse(what: string): never {
    const where = what.endsWith('JSON') ? what : `${what} in JSON`;
    throw new Refusal(`${where} ${placeIn(this.#text, this.#at)}`);
  }

  #refuseToken(): never {
    if (this.#at >= this.#text.length) throw new Refusal('Unexpected end of JSON input');
    if (NO_JSON_AT_ALL.includes(this.#text)) throw new Refusal(unexpectedToken(this.#text, this.#at));
    if (this.#next() === '"') this.#refuse('Unexpected string');
    if (/[-0-9]/.test(this.#next())) this.#refuse('Unexpected number');
    throw new Refusal(unexpectedToken(this.#text, this.#at));
  }

  #readValue(): void {
    this.#skipSpace();
    const first = this.#next();
    if (first === '{') this.#readObject();
    else if (first === '[') this.#readArray();
    else if (first === '"') this.#readString();
    else if (first === '-' || DIGIT.test(first)) this.#readNumber();
    else this.#readLiteral();
  }

  #readLiteral(): void {
    const literal = LITERALS.find((each) => each.startsWith(this.#next()) && this.#next() !== '');
    if (literal === undefined) this.#refuseToken();
    for (const letter of literal) {
      if (this.#next() !== letter) this.#refuseToken();
      this.#at += 1;
    }
  }

  #readObject(): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#next() === '}') {
      this.#at += 1;
      return;
    }
    let expected = "Expected property name or '}'";
    for (;;) {
      if (this.#next() !== '"') this.#refuse(expected);
      this.#readString();
      this.#skipSpace();
      if (this.#next() !== ':') this.#refuse("Expected ':' after property name");
      this.#at += 1;
      this.#readValue();
      this.#skipSpace();
      if (this.#next() !== ',') break;
      this.#at += 1;
      this.#skipSpace();
      expected = 'Expected double-quoted property name';
    }
    if (this.#next() !== '}') this.#refuse("Expected ',' or '}' after property value");
    this.#at += 1;
  }

  #readArray(): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#next() === ']') {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#readValue();
      this.#skipSpace();
      if (this.#next() !== ',') break;
      this.#at += 1;
    }
    if (this.#next() !== ']') this.#refuse("Expected ',' or ']' after array element");
    this.#at += 1;
  }

  #readString(): void {
    this.#at += 1;
    for (;;) {
      const letter = this.#next();
      if (letter === '') this.#refuse('Unterminated string');
      if (letter < ' ') this.#refuse('Bad control character in string literal');
      this.#at += 1;
      if (letter === '"') return;
      if (letter === '\\') this.#readEscape();
    }
  }

  #readEscape(): void {
    const letter = this.#next();
    if (letter === 'u') {
      for (let digit = 0; digit < 4; digit += 1) {
        this.#at += 1;
        if (!/[0-9a-f]/i.test(this.#next())) this.#refuse('Bad Unicode escape');
      }
    } else if (letter === '' || letter > '\u00ff') this.#refuseToken();
    else if (!SIMPLE_ESCAPE.test(letter)) this.#refuse('Bad escaped character');
    this.#at += 1;
  }

  #readNumber(): void {
    if (this.#next() === '-') {
      this.#at += 1;
      if (!DIGIT.test(this.#next())) this.#refuse('No number after minus sign');
    }
    if (this.#next() === '0') {
      this.#at += 1;
      if (DIGIT.test(this.#next())) this.#refuse('Unexpected number');
    } else this.#readDigits();
    if (this.#next() === '.') {
      this.#at += 1;
      if (!DIGIT.test(this.#next())) this.#refuse('Unterminated fractional number');
      this.#readDigits();
    }
    if (this.#next() !== 'e' && this.#next() !== 'E') return;
    this.#at += 1;
    if (this.#next() === '+' || this.#next() === '-') this.#at += 1;
    if (!DIGIT.test(this.#next())) this.#refuse('Exponent part is missing a number');
    this.#readDigits();
  }

  #readDigits(): void {
    while (DIGIT.test(this.#next())) this.#at += 1;
  }
}

/** Undefined where the text is JSON, or too deep for us. */
export function wordsOfBadJson(text: string): string | undefined {
  try {
    new Reader(text).readAll();
    return undefined;
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.message;
    if (refusal instanceof RangeError) return undefined;
    throw refusal;
  }
}
