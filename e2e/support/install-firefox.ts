/** `node e2e/support/install-firefox.ts`: sees to it that the tests have a Firefox, and says which. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findFirefox } from './firefox.ts';

function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return [['update'], ['install', '-y', '--no-install-recommends', 'firefox-esr']].every((args) => {
    console.log(`No Firefox yet: apt-get ${args.join(' ')}`);
    return spawnSync('apt-get', args, { stdio: 'inherit', timeout: 15 * 60_000 }).status === 0;
  });
}

const found = findFirefox() ?? (installWithApt() ? findFirefox() : undefined);
if (found === undefined) {
  console.error('The tests need a Firefox: install one, or set FIREFOX_PATH to its executable.');
  process.exit(1);
}
console.log(`Firefox: ${found}`);
