/** Sees to it that the tests have a browser: the one that was named, the machine's, or one that is installed now. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { english, languageOfCommand, saidIn } from './language.ts';
import { NoSuchFile } from './named-file.ts';

export interface BrowserToEnsure {
  /** `Chromium`. */
  readonly name: string;
  /** The variable that names its executable. */
  readonly variable: string;
  /** @throws where the variable names a file that is not there */
  readonly find: () => string | undefined;
  /** In this order; each says whether it went well. */
  readonly installs: readonly (() => boolean)[];
}

export function run(command: string, args: readonly string[]): boolean {
  console.log([command, ...args].join(' '));
  return spawnSync(command, args, { stdio: 'inherit', timeout: 15 * 60_000 }).status === 0;
}

export function installWithApt(...packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
}

/** @returns its path, or a sentence with the next step */
export function ensureBrowser(
  { name, variable, find, installs }: BrowserToEnsure,
  language = english,
): { readonly path: string } | { readonly problem: string } {
  try {
    const found = find();
    if (found !== undefined) return { path: found };
    for (const install of installs) {
      console.log(saidIn(language, 'browsers.missing', { name }));
      const installed = install() ? find() : undefined;
      if (installed !== undefined) return { path: installed };
    }
  } catch (error) {
    if (!(error instanceof NoSuchFile)) throw error;
    return { problem: saidIn(language, 'browsers.no-file', error.facts) };
  }
  return { problem: saidIn(language, 'browsers.not-installed', { name, variable }) };
}

/** Ends the process where there is none. */
export function sayBrowser(browser: BrowserToEnsure): void {
  const language = languageOfCommand();
  const outcome = ensureBrowser(browser, language);
  if ('path' in outcome) {
    console.log(saidIn(language, 'browsers.there', { name: browser.name, path: outcome.path }));
    return;
  }
  console.error(outcome.problem);
  process.exitCode = 1;
}
