/** The runtime as this site serves it. Loaded only when a reader shows intent. */
import { createBrowserRuntime, type BrowserRuntime } from '#runtime/browser.ts';

export function createRuntime(): BrowserRuntime {
  const base = `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}runtime/`;
  const manifest = import.meta.env.RUNTIME_MANIFEST;
  return createBrowserRuntime(manifest === undefined ? { base } : { base, manifest });
}
