/**
 * A browser that is started by itself, with a profile of its own: one that a test tool watches takes longer for every
 * message, and three times as long for a fetch.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from '../../e2e/support/chromium.ts';
import { findFirefox } from '../../e2e/support/firefox.ts';

export interface BareBrowser {
  readonly name: string;
  readonly executable: string;
  /** What comes before its own arguments: the executable may be what gives it a screen. */
  readonly before: readonly string[];
  readonly args: (profile: string) => readonly string[];
  readonly env: (profile: string) => Readonly<Record<string, string>>;
}

/** Draws where nobody looks. */
function screened(): { readonly executable: string; readonly before: readonly string[] } | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'xvfb-run'));
  const executable = places.find((path) => existsSync(path));
  const [browser] = globSync('/usr/{lib,libexec}/{,*/}webkit2gtk-4.1/MiniBrowser');
  return executable === undefined || browser === undefined ? undefined : { executable, before: ['-a', browser] };
}

const nothing = (): Readonly<Record<string, string>> => ({});

const chromium = findChromium();
const firefox = findFirefox();
const webkit = screened();

/** Those that are on this machine. */
export const bareBrowsers: readonly BareBrowser[] = [
  ...(chromium === undefined
    ? []
    : [
        {
          name: 'Chromium',
          executable: chromium,
          before: [],
          args: (profile: string) => ['--headless=new', '--no-sandbox', '--no-first-run', `--user-data-dir=${profile}`],
          env: nothing,
        },
      ]),
  ...(firefox === undefined
    ? []
    : [
        {
          name: 'Firefox',
          executable: firefox,
          before: [],
          args: (profile: string) => ['--headless', '--no-remote', '--profile', profile],
          env: nothing,
        },
      ]),
  ...(webkit === undefined
    ? []
    : [
        {
          name: 'WebKit',
          ...webkit,
          args: () => [],
          env: (profile: string) => ({
            XDG_DATA_HOME: profile,
            XDG_CACHE_HOME: profile,
            XDG_CONFIG_HOME: profile,
            WEBKIT_DISABLE_COMPOSITING_MODE: '1',
            ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
          }),
        },
      ]),
];

/** As the browser says it: `156.0.8078.108`. */
export function versionOf({ executable, before }: BareBrowser): string {
  const said = execFileSync(executable, [...before, '--version'], { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(said)?.[0] ?? '?';
}

/** Opens a page and resolves with what closes the browser. */
export function openBare({ executable, before, args, env }: BareBrowser, address: string): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = spawn(executable, [...before, ...args(profile), address], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...env(profile) },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return async () => {
    // Its own group: a browser is many processes.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
}
