/** The site itself in the engine of Safari, as wide as a phone: cells, an assignment, and lessons without JavaScript. */
import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { engines, skipWhereMissing } from '../support/engines.ts';
import { catalogue, lessonPages } from '../support/fixtures.ts';
import { listenAnywhere } from '../support/ports.ts';
import { example, lesson } from '../support/subject.ts';
import { openWebkit, type Webkit, type WebkitPage } from '../support/webkit.ts';

const webkit = engines.find(({ name }) => name === 'webkit');
if (webkit === undefined) throw new Error('WebKit is no engine of the tests any more.');
const easy = catalogue.assignments.find(({ document }) => document.level === 'easy');

interface Relay {
  readonly address: string;
  readonly close: () => void;
}

/** The window of this browser is never as narrow as a phone; a frame in it is. */
const PHONE = `<!doctype html><title>phone</title><style>body { margin: 0 }</style>
<iframe width="390" height="740" style="border: 0"></iframe>`;

/** The built site by another address, and beside it a phone to show it in. */
async function relay(base: string, headers: Readonly<Record<string, string>> = {}): Promise<Relay> {
  const server = createServer((request, response) => {
    if (request.url === '/phone') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PHONE);
      return;
    }
    fetch(new URL(request.url ?? '/', base))
      .then(async (answer) => {
        const type = answer.headers.get('content-type') ?? 'text/plain';
        response.writeHead(answer.status, { 'content-type': type, ...headers });
        response.end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  const port = await listenAnywhere(server);
  return {
    address: `http://127.0.0.1:${String(port)}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const WITHIN_MS = 60_000;

test.describe('WebKit at 390 px', () => {
  test.describe.configure({ mode: 'default' });
  skipWhereMissing(webkit);
  let browser: Webkit;
  let page: WebkitPage;
  const relays: Relay[] = [];
  test.beforeAll(async () => {
    browser = await openWebkit();
    page = await browser.newPage();
  });
  test.afterAll(async () => {
    await browser.close();
    for (const each of relays) each.close();
  });

  const open = async (base: string | undefined, headers?: Readonly<Record<string, string>>): Promise<void> => {
    const opened = await relay(String(base), headers);
    relays.push(opened);
    await page.goto(`${opened.address}/phone`);
  };
  const go = async (path: string): Promise<void> => {
    await page.evaluate(`new Promise((resolve) => {
      const frame = document.querySelector('iframe');
      frame.onload = resolve;
      frame.src = '${path}';
    })`);
  };
  /** In the phone. */
  const look = <Value>(what: string): Promise<Value> =>
    page.evaluate<Value>(`((phone, document) => (${what}))(frames[0], frames[0].document)`);
  const until = async (what: string, expected: unknown): Promise<void> =>
    expect.poll(() => look<unknown>(what), { timeout: WITHIN_MS }).toEqual(expected);

  test('fields are so large that a phone does not zoom, and nothing is wider than the page', async ({ baseURL }) => {
    await open(baseURL);
    for (const path of [`/en/${lesson}/`, `/en/assignments/${easy?.id ?? ''}/`, '/en/scratch/']) {
      await go(path);
      await until('document.documentElement.classList.contains("js")', true);
      expect(await look<number>('phone.innerWidth')).toBe(390);
      expect(await look<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await look(
        `document.querySelectorAll('request-cell').forEach((cell) => cell.dispatchEvent(new Event('focusin')))`,
      );
      const small = await look<
        readonly string[]
      >(`[...document.querySelectorAll('input, textarea, select, [contenteditable]')]
        .filter((field) => {
          const fold = field.closest('details');
          if (fold) fold.open = true;
          field.focus({ preventScroll: true });
          return document.activeElement === field && parseFloat(phone.getComputedStyle(field).fontSize) < 16;
        }).map((field) => field.outerHTML.slice(0, 80))`);
      expect(small).toEqual([]);
    }
  });

  test('a cell runs, and answers as documented', async ({ baseURL }, testInfo) => {
    await open(baseURL);
    await go(`/en/${lesson}/`);
    const cell = `document.querySelector('[data-example="${example}"]')`;
    await until(`${cell}?.querySelector('[data-action="run"]')?.disabled`, false);
    await look(`${cell}.querySelector('[data-action="run"]').click()`);
    await until(`${cell}.dataset.state`, 'running');
    const asked = Object.keys(catalogue.examples.find(({ id }) => id === example)?.document.exchanges ?? {});
    const [first = ''] = asked;
    const request = `document.querySelector('[data-exchange="${first}"]')`;
    await look(`${request}.querySelector('[data-action="send"]').click()`);
    await until(`${request}.dataset.verdict`, 'matches');
    await testInfo.attach('a cell at 390 px', { body: await page.screenshot(), contentType: 'image/png' });
  });

  test('an assignment is checked', async ({ baseURL }) => {
    await open(baseURL);
    await go(`/en/assignments/${easy?.id ?? ''}/`);
    const checks = `document.querySelector('check-cell')`;
    await until(`${checks}?.querySelector('[data-action="check"]')?.disabled`, false);
    await look(`${checks}.querySelector('[data-action="check"]').click()`);
    await until(`${checks}.dataset.verdict`, 'failed');
    expect(
      await look<number>(`${checks}.querySelectorAll('[data-status="failed"] .check-curl').length`),
    ).toBeGreaterThan(0);
  });

  test('lessons are complete without JavaScript', async ({ baseURL }) => {
    await open(baseURL, { 'content-security-policy': "script-src 'none'" });
    for (const { slug, path } of lessonPages) {
      await go(path);
      expect(await look<boolean>('document.documentElement.classList.contains("js")'), slug).toBe(false);
      const hidden = await look<readonly string[]>(`[...document.querySelectorAll('[data-exchange]')]
        .filter((cell) => !(cell.querySelector('[data-part="body"]')?.getBoundingClientRect().height > 0))
        .map((cell) => cell.dataset.exchange)`);
      expect(hidden, slug).toEqual([]);
      const files = await look<number>(
        `[...document.querySelectorAll('[data-file] pre')].filter((file) => file.getBoundingClientRect().height > 0).length`,
      );
      expect(files, slug).toBeGreaterThan(0);
      expect(
        await look<number>(
          `[...document.querySelectorAll('.only-js')].filter((part) => part.getBoundingClientRect().height > 0).length`,
        ),
        slug,
      ).toBe(0);
    }
  });
});
