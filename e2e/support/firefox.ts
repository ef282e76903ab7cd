/** Finds a Firefox for the tests, the one that was named or the machine's, and opens it. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { namedFile } from './named-file.ts';

const names = ['firefox', 'firefox-esr'];
const places = ['/usr/lib/firefox-esr/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The path of the executable; undefined where there is none. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = namedFile('FIREFOX_PATH', env);
  if (named !== undefined) return named;
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path));
}

/** A headless Firefox with a profile of its own; Playwright would need its own build of it. */
export async function openFirefox(executablePath = findFirefox(), env = process.env): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error('There is no Firefox: install one, or set FIREFOX_PATH to its executable.');
  return launch({ browser: 'firefox', executablePath, headless: true, env });
}
