/** How long a program of many words takes until the last of them is heard: in Node by a pipe, then in each browser. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bareBrowsers } from '../browsers/bare-browser.ts';
import { openDriven } from '../browsers/driven-page.ts';
import { measuredFromRow, type MeasuredRow } from '../measure.ts';
import { numberFrom } from '../browsers/visitor.ts';

/** Of its request. */
export const LAST_LINE = 'line 10000 of 10000';

const folder = join(import.meta.dirname, 'chatty');

interface Chatter {
  readonly name: string;
  readonly ms: number[];
  readonly hear: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function chatterInNode(): Promise<Chatter> {
  const child = spawn(process.execPath, ['main.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  await new Promise((resolve) => lines.once('line', resolve));
  return {
    name: 'in Node, by a pipe',
    ms: [],
    async hear() {
      const heard = Promise.withResolvers<undefined>();
      const listen = (line: string): void => {
        if (line === LAST_LINE) heard.resolve(undefined);
      };
      lines.on('line', listen);
      const askedAt = performance.now();
      get({ host: '127.0.0.1', port: 3000, agent: false }, (response) => response.resume());
      await heard.promise;
      lines.off('line', listen);
      return performance.now() - askedAt;
    },
    async close() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** @returns rows of 10,000 lines, in turns */
export async function measureChatter(address: string, rounds: number): Promise<readonly MeasuredRow[]> {
  const node = await chatterInNode();
  const all = [node];
  const files = { 'main.ts': readFileSync(join(folder, 'main.ts'), 'utf8') };
  for (const browser of bareBrowsers) {
    const page = await openDriven(browser, address);
    await page.call('pageBench.openChatty', files, LAST_LINE);
    all.push({
      name: `in the page, ${browser.name}`,
      ms: [],
      hear: () => numberFrom(page.call('pageBench.chatter')),
      close: page.close,
    });
  }
  // What each of them compiles its code by.
  for (const each of all) await each.hear();
  for (let round = 0; round < rounds; round += 1) for (const each of all) each.ms.push(await each.hear());
  for (const each of all) await each.close();
  return all.map(({ name, ms }) =>
    measuredFromRow({ what: `10,000 lines ${name}`, ms, ...(ms !== node.ms && { besideNode: node.ms }) }),
  );
}
