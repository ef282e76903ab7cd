import { chromium } from '@playwright/test';
import { findTestChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import type { PageOpener } from './page-runtime.ts';
import { openWebkit } from './webkit.ts';

export const BROWSERS = ['chromium', 'firefox', 'webkit'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** A browser of its own, outside of Playwright's test runner. */
export async function openBrowser(name: BrowserName): Promise<PageOpener & { readonly close: () => Promise<void> }> {
  if (name === 'firefox') return openFirefox();
  if (name === 'webkit') return openWebkit();
  const executablePath = findTestChromium();
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}
