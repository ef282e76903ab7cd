/** The page of scratch, as a reader meets it. */
import type { Locator, Page } from '@playwright/test';
import { button, exampleCell, expect, rewrite, runIn } from './fixtures.ts';
import { program } from './subject.ts';

export interface ScratchPage {
  /** What holds everything: the name, the ways in and out, the program, the requests. */
  readonly scratch: Locator;
  readonly code: Locator;
  /** What the page says of programs; the program and each request have a sentence of their own. */
  readonly said: Locator;
  readonly name: Locator;
  readonly requests: Locator;
}

export function scratchOn(page: Page): ScratchPage {
  const scratch = page.locator('scratch-cell');
  return {
    scratch,
    code: exampleCell(page, 'scratch:main.ts'),
    said: scratch.locator('[data-part="sentence"]').first(),
    name: scratch.getByLabel('Name of this program'),
    requests: scratch.locator('free-request-cell'),
  };
}

/** Waits until the cell has filled the page in. */
export async function openScratch(page: Page, fragment = ''): Promise<ScratchPage> {
  await page.goto(`/en/scratch/${fragment}`);
  const opened = scratchOn(page);
  await expect(opened.scratch.locator('summary').first()).toHaveText(/Kept in this browser/);
  return opened;
}

export async function addFile(page: Page, { scratch, code }: ScratchPage, file: string, text: string): Promise<void> {
  await button(scratch, 'Add a file').click();
  await scratch.getByLabel('Name of the file').fill(file);
  await button(scratch, 'Add').click();
  await expect(code.getByRole('tab', { name: file, exact: true })).toHaveAttribute('aria-selected', 'true');
  await rewrite(page, code.locator('[data-open]'), text);
}

export async function openFile({ code }: ScratchPage, file: string): Promise<void> {
  await code.getByRole('tab', { name: file, exact: true }).click();
}

/** By name, those that this browser keeps. */
export async function keptPrograms({ scratch }: ScratchPage): Promise<readonly string[]> {
  return scratch.locator('[data-part="programs"] li button:first-child').allTextContents();
}

export async function openKept({ scratch }: ScratchPage, name: string): Promise<void> {
  const kept = scratch.locator('[data-part="programs"]');
  if ((await kept.getAttribute('open')) === null) await kept.locator('summary').click();
  await button(kept, name).click();
}

/** Scratch with this program running, and the first of its requests. */
export async function openWith(page: Page, text: string): Promise<Locator> {
  const { code, requests } = await openScratch(page);
  await rewrite(page, code, text);
  await runIn(code);
  const request = requests.nth(1);
  // What helps to write a request comes when the reader comes near.
  await request.hover();
  await expect(request.locator('optgroup')).toHaveCount(1);
  return request;
}

/** Answers with what has come. */
export const echo = program(
  'express.text({ type: () => true }), (req, res) => res.json([req.method, req.rawHeaders, req.body])',
);
