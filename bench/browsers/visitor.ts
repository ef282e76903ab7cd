/** Chromium under Playwright: for memory, bytes, and almostnode, which speaks to no worker. */
import { chromium, type Browser } from '@playwright/test';
import { z } from 'zod';
import { findChromium } from '../../e2e/support/chromium.ts';

interface OpenedPage {
  readonly goto: (address: string) => Promise<unknown>;
  readonly evaluate: (expression: string) => Promise<unknown>;
}

/** One open page. */
export interface Visit {
  /** Calls what the page's script put at `window`, as `pageBench.spare`. */
  readonly call: (name: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface Visitor {
  readonly name: string;
  readonly version: string;
  /** A page in a profile that has never seen the site: nothing cached, no code compiled. */
  readonly newcomer: (address: string) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

async function visit(page: OpenedPage, address: string, close: () => Promise<void>): Promise<Visit> {
  await page.goto(address);
  return {
    call: (name, ...args) => page.evaluate(`window.${name}(${args.map((each) => JSON.stringify(each)).join(',')})`),
    close,
  };
}

export async function numberFrom(calling: Promise<unknown>): Promise<number> {
  return z.number().parse(await calling);
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}

export function visitorIn(browser: Browser): Visitor {
  return {
    name: 'Chromium',
    version: browser.version(),
    async newcomer(address) {
      const context = await browser.newContext();
      return visit(await context.newPage(), address, () => context.close());
    },
    close: () => browser.close(),
  };
}
