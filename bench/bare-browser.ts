/**
 * A browser that is started by itself, with a profile of its own: one that a test tool watches takes longer for every
 * message, and three times as long for a fetch.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../e2e/support/chromium.ts';
import { findFirefox } from '../e2e/support/firefox.ts';

export interface BareBrowser {
  readonly name: string;
  readonly executable: string;
  readonly args: (profile: string) => readonly string[];
}

const known: readonly (Omit<BareBrowser, 'executable'> & { readonly executable: string | undefined })[] = [
  {
    name: 'Chromium',
    executable: findChromium(),
    args: (profile) => ['--headless=new', '--no-sandbox', '--no-first-run', `--user-data-dir=${profile}`],
  },
  {
    name: 'Firefox',
    executable: findFirefox(),
    args: (profile) => ['--headless', '--no-remote', '--profile', profile],
  },
];

/** Those that are on this machine. */
export const bareBrowsers: readonly BareBrowser[] = known.flatMap(({ executable, ...browser }) =>
  executable === undefined ? [] : [{ ...browser, executable }],
);

/** As the browser says it: `156.0.8078.108`. */
export function versionOf({ executable }: BareBrowser): string {
  const said = execFileSync(executable, ['--version'], { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(said)?.[0] ?? '?';
}

/** Opens a page and resolves with what closes the browser. */
export function openBare({ executable, args }: BareBrowser, address: string): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = spawn(executable, [...args(profile), address], { stdio: 'ignore', detached: true });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return async () => {
    // Its own group: a browser is many processes.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
}
