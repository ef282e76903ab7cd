/** A browser that opens the pages of the benchmark: Chromium by Playwright, Firefox by Puppeteer. */
import { chromium, type Browser } from '@playwright/test';
import { z } from 'zod';
import { findChromium } from '../e2e/support/chromium.ts';
import { openFirefox } from '../e2e/support/firefox.ts';

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

export async function firefoxVisitor(): Promise<Visitor> {
  const browser = await openFirefox();
  return {
    name: 'Firefox',
    version: (await browser.version()).replace(/^\w+\//, ''),
    async newcomer(address) {
      const context = await browser.createBrowserContext();
      return visit(await context.newPage(), address, () => context.close());
    },
    close: () => browser.close(),
  };
}
