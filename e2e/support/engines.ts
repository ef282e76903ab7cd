/** The browsers that the page is proved in, each behind the same few functions: a proof is a function of the engine. */
import { test, type Browser } from '@playwright/test';
import type { Engine } from '../../runtime/differences.ts';
import type { ProvedRuntime } from '../contract/behaviour.ts';
import { openFirefox } from './firefox.ts';
import { openPageRuntime, type PageRuntime } from './page-runtime.ts';
import type { PageServerOptions } from './page-server.ts';
import { findWebkit, openWebkit } from './webkit.ts';

/** Of Playwright, of Puppeteer, or of WebKit's driver. */
export interface EnginePage {
  readonly goto: (address: string) => Promise<unknown>;
  readonly evaluate: <Value>(act: string | (() => Value | Promise<Value>)) => Promise<Value>;
  readonly url: () => string;
  readonly close: () => Promise<void>;
}

interface OpenedBrowser {
  readonly newPage: () => Promise<EnginePage>;
  readonly close: () => Promise<void>;
}

export interface BrowserEngine {
  readonly name: string;
  /** Told where it is not V8. */
  readonly engine?: Engine;
  /** Why its proofs are skipped here; never under CI. */
  readonly missing?: string | undefined;
  /**
   * @param given Playwright's own, which is there anyway
   * @param zone the time zone of its machine, unless that of this one
   */
  readonly open: (given: Browser, zone?: string) => Promise<OpenedBrowser>;
}

function missingWebkit(): string | undefined {
  if (process.env['CI'] !== undefined || findWebkit() !== undefined) return undefined;
  return 'there is no WebKit: install webkit2gtk-driver and xvfb, or set WEBKIT_PATH to WebKitWebDriver';
}

function inZone(zone: string | undefined): NodeJS.ProcessEnv {
  return zone === undefined ? process.env : { ...process.env, TZ: zone };
}

export const engines: readonly BrowserEngine[] = [
  {
    name: 'chromium',
    open: (given, zone) =>
      Promise.resolve({
        newPage: () => given.newPage(zone === undefined ? {} : { timezoneId: zone }),
        close: () => Promise.resolve(),
      }),
  },
  { name: 'firefox', engine: 'firefox', open: (_given, zone) => openFirefox(undefined, inZone(zone)) },
  {
    name: 'webkit',
    engine: 'webkit',
    missing: missingWebkit(),
    open: (_given, zone) => openWebkit(undefined, inZone(zone)),
  },
];

/** Those that Playwright does not open for the tests anyway. */
export const otherEngines: readonly BrowserEngine[] = engines.filter(({ engine }) => engine !== undefined);

/** In a describe: its tests are reported as skipped where the machine has no such browser. */
export function skipWhereMissing({ missing }: BrowserEngine): void {
  test.skip(missing !== undefined, missing);
}

export type EngineRuntime = ProvedRuntime & PageRuntime<EnginePage>;

/** The runtime of a page in a browser of its own; both end together. */
export async function openEngineRuntime(
  { engine, open }: BrowserEngine,
  given: Browser,
  { zone, ...options }: PageServerOptions & { readonly zone?: string } = {},
): Promise<EngineRuntime> {
  const browser = await open(given, zone);
  const page = await openPageRuntime(browser, options);
  return {
    ...page,
    ...(engine === undefined ? {} : { engine }),
    async close() {
      await page.close();
      await browser.close();
    },
  };
}
