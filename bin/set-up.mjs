// Runs before every npm script, on whatever Node the machine has (20 or later), so it is plain JavaScript.
// Installs what package-lock.json names, the pinned Node among it, where that has not been done yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sentenceFromFailure } from './set-up/failure.mjs';
import { localeFromEnvironment, takeLang } from '../checker/locale.mjs';
import { locales, sayIn } from './set-up/words.mjs';

const root = resolve(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.express-notebook-set-up');
const installedLock = join(modules, '.package-lock.json');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

function packagesOf(lock) {
  return Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages);
}

/** Also where a folder was removed since; half of a package is not looked for. */
function isWhole() {
  if (!existsSync(installedLock) || !existsSync(join(modules, '.bin', 'node'))) return false;
  return packagesOf(installedLock).every(([path]) => existsSync(join(root, path, 'package.json')));
}

function isDone() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && isWhole();
}

/** An installation made by hand, with `npm ci` or `npm install`, is as good as ours where it has all that is locked. */
function isComplete() {
  if (!isWhole()) return false;
  const present = new Map(packagesOf(installedLock));
  return packagesOf(join(root, 'package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional === true || present.get(path)?.version === version,
  );
}

/** `npm ci` removes what is there: half of a package, which a broken-off installation leaves, is none. */
function install() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  return spawnSync('npm', args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

function endWith(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Before another command npm hands over no arguments: then only the system says the language. */
function chooseWords(args) {
  const wanted = takeLang(args);
  const say = sayIn(localeFromEnvironment(process.env, locales));
  if (wanted === undefined) return say;
  if (!locales.includes(wanted)) endWith(say('lang.unknown', { wanted, there: locales.join(', ') }));
  return sayIn(wanted);
}

function setUp(say) {
  if (isDone()) return;
  if (!isComplete()) {
    // npm would empty the folder behind it, which belongs to another copy of the project.
    if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) endWith(say('set-up.link'));
    console.log(say(existsSync(modules) ? 'set-up.half' : 'set-up.installing'));
    const { status, stderr, error } = install();
    process.stderr.write(stderr ?? '');
    // A shell of Windows tells in its own words that there is no npm.
    if (error !== undefined || (status !== 0 && !/^npm /m.test(stderr))) endWith(say('set-up.no-npm'));
    if (status !== 0) endWith(sentenceFromFailure(stderr, { env: process.env, say }));
    if (!existsSync(join(modules, '.bin', 'node'))) endWith(say('set-up.no-node'));
  }
  writeFileSync(stamp, wanted);
}

const args = process.argv.slice(2);
const say = chooseWords(args);
const [first] = args;
if (args.includes('--help') || args.includes('-h')) console.log(say('set-up.usage'));
else if (first === undefined) setUp(say);
else {
  const refusal = first.startsWith('-')
    ? say('typed.unknown', { option: first })
    : say('typed.argument', { argument: first });
  endWith(`${refusal}\n${say('set-up.usage')}`);
}
