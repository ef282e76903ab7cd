import { chromium } from '@playwright/test';
import { findChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import type { PageOpener } from './page-runtime.ts';

export type BrowserName = 'chromium' | 'firefox';

/** A browser of its own, outside of Playwright's test runner. */
export async function openBrowser(name: BrowserName): Promise<PageOpener & { readonly close: () => Promise<void> }> {
  if (name === 'firefox') return openFirefox();
  const executablePath = findChromium();
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}
