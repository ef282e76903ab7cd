import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findChromium } from './e2e/support/chromium.ts';

async function freePort(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
    probe.close(() => resolve(String(address.port)));
  });
  return promise;
}

// Each worker reads this file again: the port goes to them through the environment.
const port = (process.env['E2E_PORT'] ??= await freePort());
const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A bound on time may break on a machine that others use too; what is wrong is wrong three times.
  retries: process.env['CI'] === undefined ? 0 : 2,
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
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
