import { defineConfig } from '@playwright/test';
import { findTestChromium } from './e2e/support/chromium.ts';
import { freePort } from './e2e/support/ports.ts';

// Each worker reads this file again: the port goes to them through the environment.
const port = (process.env['E2E_PORT'] ??= String(await freePort()));
const executablePath = findTestChromium();

/** The tests that bound wall time. */
const bounding = [
  'page/timeline.spec.ts',
  'page/weight.spec.ts',
  'page/search-speed.spec.ts',
  'course/guarded.spec.ts',
  'attacks/*.spec.ts',
].map((path) => `**/${path}`);

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // To be 0: a test that needs luck is a defect of the test or of the product. Where others use the machine, too, an
  // attack on time may still be judged by what they take.
  retries: process.env['CI'] === undefined ? 0 : 2,
  workers: 2,
  projects: [
    { name: 'together', testIgnore: bounding },
    // Nothing else may run beside them: `npm test` runs the projects one after the other.
    { name: 'alone', testMatch: bounding, workers: 1 },
  ],
  // What hangs; a slow machine is no failure.
  timeout: 3 * 60_000,
  reporter: [['list']],
  use: {
    // What one has answered passes by `page.route`. Tests of the service worker itself allow it.
    serviceWorkers: 'block',
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    // The compiler takes seconds of a processor at the first edit of a page: only its own tests ask for it.
    storageState: {
      cookies: [],
      origins: [{ origin: `http://127.0.0.1:${port}`, localStorage: [{ name: 'notebook:types:1', value: 'off' }] }],
    },
    // A trace copies the page at every action, and a lesson is long: it would take most of the time.
    screenshot: 'only-on-failure',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  webServer: {
    command: `node bin/start.ts --port ${port} --exact`,
    url: `http://127.0.0.1:${port}/`,
    timeout: 5 * 60_000,
    stdout: 'pipe',
  },
});
