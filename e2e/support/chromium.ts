/**
 * Finds a Chromium: the one that was named, Playwright's own, or the machine's. The tests take its headless shell where
 * there is one: the same engine without a window's own work, for less than half of the processor. The bench does not.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { namedFile } from './named-file.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

const shellNames = ['chromium-headless-shell', 'chrome-headless-shell'];

const onPath = (env: NodeJS.ProcessEnv, sought: readonly string[]): readonly string[] =>
  (env['PATH'] ?? '').split(delimiter).flatMap((folder) => sought.map((name) => join(folder, name)));

/** The path of a headless shell; undefined where there is none, or where another executable was named. */
export function findHeadlessShell(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['CHROMIUM_PATH'] !== undefined) return undefined;
  return onPath(env, shellNames).find((path) => existsSync(path));
}

/** What the tests run in: the headless shell, or else the whole browser; undefined where there is neither. */
export function findTestChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findHeadlessShell(env) ?? findChromium(env);
}

/** The path of the whole browser's executable; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = namedFile('CHROMIUM_PATH', env);
  if (named !== undefined) return named;
  return [chromium.executablePath(), ...onPath(env, names), ...places].find((path) => existsSync(path));
}
