/** `node e2e/support/install-chromium.ts`: sees to it that the tests have a Chromium, and says which. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findHeadlessShell, findTestChromium } from './chromium.ts';
import { installWithApt, run, sayBrowser } from './ensure-browser.ts';

function installWithPlaywright(): boolean {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium']);
}

// The tests are quicker with it and do not need it: where it cannot be had, the whole browser does.
if (process.env['CHROMIUM_PATH'] === undefined && findHeadlessShell() === undefined)
  installWithApt('chromium-headless-shell');

sayBrowser({
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  find: () => findTestChromium(),
  installs: [() => installWithApt('chromium'), installWithPlaywright],
});
