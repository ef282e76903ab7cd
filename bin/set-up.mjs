// Runs before every npm script, on whatever Node the machine has (20 or later), so it is plain JavaScript.
// Installs what package-lock.json names, the pinned Node among it, where that has not been done yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.express-notebook-set-up');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

function isDone() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** An installation made by hand, with `npm ci` or `npm install`, is as good as ours where it has all that is locked. */
function isComplete() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed) || !existsSync(join(modules, '.bin', 'node'))) return false;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || optional === true || present[path]?.version === version,
  );
}

function install() {
  // Not `npm ci`: it refuses a lock file that knows an optional package of another platform by name only, as one
  // does that was written where the registry lacks that package. `npm install` takes the locked versions as well.
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** An installation that was broken off leaves half of a package, which npm takes for the whole. */
function installAnew() {
  if (!existsSync(modules)) return false;
  console.log('Once more, with nothing of an earlier installation …');
  rmSync(modules, { recursive: true, force: true });
  return install();
}

if (!isDone()) {
  if (!isComplete()) {
    console.log('Installing what package-lock.json names (once) …');
    if (!install() && !installAnew()) {
      console.error('npm install failed; its message is above. Mend that, then give the same command again.');
      process.exit(1);
    }
  }
  writeFileSync(stamp, wanted);
}
