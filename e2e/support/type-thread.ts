/** The compiler of the page in its worker, asked as the page asks it: the same in every engine. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { needed, root } from './fixtures.ts';

export interface CheckedProgram {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

function asset(start: string): string {
  const names = readdirSync(join(root, 'dist/typed'));
  return `/typed/${needed(
    start,
    names.find((name) => name.startsWith(start)),
  )}`;
}

/** To be evaluated in a page of the site: all programs in one thread, and what it finds in each, as `file:line message`. */
export function checkedInPage(programs: readonly CheckedProgram[]): string {
  return `new Promise((resolve, reject) => {
    const thread = new Worker(${JSON.stringify(asset('worker'))});
    const programs = ${JSON.stringify(programs)};
    const found = [];
    const ask = () => {
      const next = programs[found.length];
      if (next === undefined) { thread.terminate(); resolve(found); return; }
      thread.postMessage({ number: found.length, files: next.files, question: { ask: 'problems' } });
    };
    thread.onerror = (event) => reject(new Error(event.message));
    thread.onmessage = ({ data }) => {
      if (data.trouble !== undefined) { reject(new Error(data.trouble)); return; }
      found.push({
        name: programs[found.length].name,
        problems: data.answer.map(({ file, line, message }) => file + ':' + line + ' ' + message),
      });
      ask();
    };
    thread.postMessage({ declarations: new URL(${JSON.stringify(asset('declarations'))}, location.href).href });
    ask();
  })`;
}

export interface CheckedInPage {
  readonly name: string;
  readonly problems: readonly string[];
}
