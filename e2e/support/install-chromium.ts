/** `node e2e/support/install-chromium.ts`: sees to it that the tests have a Chromium, and says which. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium.ts';

function run(command: string, args: readonly string[]): boolean {
  console.log(`No Chromium yet: ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', timeout: 15 * 60_000 }).status === 0;
}

function installWithPlaywright(): boolean {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium']);
}

function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
}

function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  for (const install of [installWithApt, installWithPlaywright]) {
    const installed = install() ? findChromium() : undefined;
    if (installed !== undefined) return installed;
  }
  console.error('The tests need a Chromium: install one, or set CHROMIUM_PATH to its executable.');
  process.exit(1);
}

console.log(`Chromium: ${ensureChromium()}`);
