/** The cookies that a program has set, for its next requests: as a browser keeps those of one site. */
import { parseSetCookie } from 'cookie';
import type { HeaderList } from '#runtime/contract.ts';

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** Milliseconds of the epoch; until the page is left unless told. */
  readonly endsAt: number;
}

/** A program may set as many as it likes. */
const MOST_COOKIES = 50;
const LONGEST_COOKIE = 4_096;

/** `/a` of `/a/b?c`, as RFC 6265 has it. */
function defaultPath(target: string): string {
  const path = target.split('?')[0] ?? '';
  const end = path.lastIndexOf('/');
  return path.startsWith('/') && end > 0 ? path.slice(0, end) : '/';
}

function isUnder(target: string, path: string): boolean {
  const asked = target.split('?')[0] ?? '';
  return asked === path || asked.startsWith(path.endsWith('/') ? path : `${path}/`);
}

export class CookieJar {
  readonly #kept = new Map<string, Kept>();

  get size(): number {
    return this.#kept.size;
  }

  /** What a response has set. @param target of its request */
  take(headers: HeaderList, target: string): void {
    for (const [header, text] of headers) {
      if (header.toLowerCase() !== 'set-cookie' || text.length > LONGEST_COOKIE) continue;
      const { name, value = '', maxAge, expires, path } = parseSetCookie(text, { decode: (raw) => raw });
      const kept = path?.startsWith('/') === true ? path : defaultPath(target);
      const endsAt =
        maxAge === undefined ? (expires?.getTime() ?? Number.POSITIVE_INFINITY) : Date.now() + maxAge * 1000;
      const key = `${name};${kept}`;
      this.#kept.delete(key);
      if (endsAt > Date.now() && this.#kept.size < MOST_COOKIES)
        this.#kept.set(key, { name, value, path: kept, endsAt });
    }
  }

  /** The longest path first; undefined where there is none to send. */
  headerFor(target: string): string | undefined {
    const sent = [...this.#kept.values()].filter(({ path, endsAt }) => endsAt > Date.now() && isUnder(target, path));
    const inOrder = sent.toSorted((a, b) => b.path.length - a.path.length);
    return sent.length === 0 ? undefined : inOrder.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  empty(): void {
    this.#kept.clear();
  }
}
