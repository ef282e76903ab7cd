/** The page's own thread while a program prints, streams or draws as much as it can: it stays the reader's, in three engines. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { slowerThan, startHeartbeat, takeLongestPause } from '../isolation/heartbeat.ts';
import { engines, skipWhereMissing, type EnginePage } from '../support/engines.ts';

const WATCHED_MS = 3_000;
/** From the start of a program that does it by itself: by then the page has made ready. */
const BEGINS_AFTER_MS = 1_500;

interface Case {
  readonly name: string;
  /** Around these lines stands an Express app on port 3000. */
  readonly lines: string;
  /** What the reader does after Run; else the lines are carried out a while after the start. */
  readonly press?: 'send' | 'send and draw';
  /** Whether something is drawn. */
  readonly draws?: boolean;
}

/** Five levels of ten: a hundred thousand shapes. */
const USED = `let svg = '<defs><g id="a0"><rect width="1" height="1"/></g>';
for (let n = 1; n <= 5; n++) svg += '<g id="a' + n + '">' + ('<use href="#a' + (n - 1) + '"/>').repeat(10) + '</g>';
svg = '<svg xmlns="http://www.w3.org/2000/svg">' + svg + '</defs><use href="#a5"/></svg>';`;
const STREAM = `res.type('text/event-stream');`;

const cases: readonly Case[] = [
  { name: 'five thousand lines', lines: `for (let n = 1; n <= 5000; n++) console.log('line ' + n);` },
  { name: 'lines without end', lines: `for (;;) console.log('x'.repeat(100));` },
  {
    name: 'errors without end, a turn each fifty',
    lines: `const print = () => { for (let n = 0; n < 50; n++) console.error('e' + n); setImmediate(print); }; print();`,
  },
  {
    name: 'warnings without end',
    lines: `const warn = () => { for (let n = 0; n < 50; n++) process.emitWarning('w' + n); setImmediate(warn); }; warn();`,
  },
  {
    name: 'lines at every timer',
    lines: `setInterval(() => { for (let n = 0; n < 50; n++) console.log('n ' + n + ' { a: 1, b: [1, 2, 3] }'); }, 10);`,
  },
  {
    name: 'a thousand events at once',
    lines: `app.use((_req, res) => { ${STREAM} res.end('data: 1\\n\\n'.repeat(1000)); });`,
    press: 'send',
  },
  {
    name: 'events as fast as they go',
    lines: `app.use((_req, res) => { ${STREAM} let n = 0; const write = () => { for (let i = 0; i < 200; i++) res.write('data: ' + n++ + '\\n\\n'); if (n < 60000) setImmediate(write); }; write(); });`,
    press: 'send',
  },
  {
    name: 'half a million piled-up marks',
    lines: `app.use((_req, res) => res.type('text').send(('a' + '\\u0301'.repeat(50) + '\\u200b').repeat(50000)));`,
    press: 'send',
  },
  {
    name: 'what is used in what is used, in a page',
    lines: `app.use((_req, res) => { ${USED} res.type('html').send(svg); });`,
    press: 'send and draw',
    draws: false,
  },
  {
    name: 'what is used in what is used, as a picture',
    lines: `app.use((_req, res) => { ${USED} res.type('image/svg+xml').send(svg); });`,
    press: 'send',
    draws: false,
  },
  {
    name: 'a picture as people make one',
    lines: `app.use((_req, res) => res.type('image/svg+xml').send('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><defs><circle id="dot" r="5"/></defs><use href="#dot" x="9" y="9"/><use href="#dot" x="30" y="30"/></svg>'));`,
    press: 'send',
    draws: true,
  },
];

function programOf({ lines, press }: Case): string {
  const carried = press === undefined ? `setTimeout(() => { ${lines} }, ${String(BEGINS_AFTER_MS)});` : lines;
  return `import express from 'express';\nconst app = express();\n${carried}\napp.listen(3000);\n`;
}

const CODE = `document.querySelector('[data-example="scratch:main.ts"]')`;
/** A GET, in the program that scratch begins with. */
const REQUEST = `document.querySelectorAll('free-request-cell')[1]`;

/** As if it had been typed before the editor came. */
const written = (text: string): string => `(() => {
  const block = ${CODE}.querySelector('[data-part="editor"]');
  block.textContent = ${JSON.stringify(text)};
  block.dispatchEvent(new InputEvent('input', { bubbles: true }));
})()`;

async function until(page: EnginePage, isSo: string): Promise<void> {
  await expect.poll(() => page.evaluate(isSo), { timeout: 30_000 }).toBe(true);
}

const pauseOf = (page: EnginePage): Promise<number> => page.evaluate<number>(`(${String(takeLongestPause)})()`);

for (const engine of engines) {
  test.describe(`the page stays alive in ${engine.name}`, () => {
    skipWhereMissing(engine);

    for (const each of cases) {
      test(each.name, async ({ browser, baseURL }) => {
        const opened = await engine.open(browser);
        const page = await opened.newPage();
        await page.goto(`${baseURL ?? ''}/en/scratch/`);
        await until(page, `${REQUEST}?.matches(':defined') === true && document.readyState === 'complete'`);
        await page.evaluate(written(programOf(each)));
        await page.evaluate(`(${String(startHeartbeat)})()`);
        await page.evaluate(`${CODE}.querySelector('[data-action="run"]').click()`);
        await until(page, `${CODE}.dataset.state === 'running'`);
        expect(await page.evaluate(`${CODE}.querySelector('[data-part="editor"]').textContent`)).toBe(programOf(each));
        const usualMs = await pauseOf(page);
        if (each.press === undefined) await wait(BEGINS_AFTER_MS);
        else {
          await page.evaluate(`${REQUEST}.querySelector('[data-action="send"]').click()`);
        }
        await wait(WATCHED_MS);
        if (each.press === 'send and draw') {
          await page.evaluate(`${REQUEST}.querySelector('button[data-view="rendered"]').click()`);
          await wait(WATCHED_MS);
        }
        const pauseMs = await pauseOf(page);
        console.log(`${engine.name} › ${each.name}: ${pauseMs.toFixed(0)} ms, to make ready ${usualMs.toFixed(0)} ms`);
        expect(pauseMs).toBeLessThan(slowerThan(usualMs));
        if (each.draws !== undefined) {
          const drawn = `${REQUEST}.querySelector('[data-part="picture"], iframe.rendered') !== null`;
          expect(await page.evaluate(drawn)).toBe(each.draws);
          expect(await page.evaluate(`${REQUEST}.querySelector('[data-part="not-drawn"]') !== null`)).toBe(!each.draws);
        }
        await page.evaluate(`${CODE}.querySelector('[data-action="stop"]').click()`);
        await until(page, `['stopped', 'failed'].includes(${CODE}.dataset.state)`);
        await page.close();
        await opened.close();
      });
    }
  });
}
