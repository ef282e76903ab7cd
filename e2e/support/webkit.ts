/** Finds WebKit's own driver and opens its browser: the engine of Safari, in the build that a Linux has of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { namedFile } from './named-file.ts';
import { freePort } from './ports.ts';

const STARTS_WITHIN_MS = 20_000;
const ASK_EVERY_MS = 50;
const SCREEN = '1440x1000x24';

export interface WebkitPage {
  readonly goto: (address: string) => Promise<void>;
  readonly evaluate: <Value>(act: string | (() => Value | Promise<Value>)) => Promise<Value>;
  readonly url: () => string;
  readonly screenshot: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

export interface Webkit {
  readonly newPage: () => Promise<WebkitPage>;
  readonly close: () => Promise<void>;
}

function onPath(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** The path of its driver; undefined where it or the screen that it draws on is missing. */
export function findWebkit(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = namedFile('WEBKIT_PATH', env);
  if (onPath(env, 'Xvfb') === undefined) return undefined;
  return named ?? onPath(env, 'WebKitWebDriver');
}

/** A screen that nobody sees. It names itself by a number that is free. */
async function openScreen(): Promise<{ readonly child: ChildProcess; readonly display: string }> {
  const args = ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('error', reject);
  child.once('close', () => reject(new Error('Xvfb ended before it had a screen.')));
  child.stdout.setEncoding('utf8').once('data', (number: string) => resolve(`:${number.trim()}`));
  return { child, display: await promise };
}

async function openDriver(
  path: string,
  display: string,
  given: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; address: string }> {
  const port = await freePort();
  const env = {
    ...given,
    DISPLAY: display,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    // Its sandbox needs a user who is not root.
    ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
  };
  const child = spawn(path, [`--port=${String(port)}`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const complaints = text(child.stderr);
  const address = `http://127.0.0.1:${String(port)}`;
  for (const until = Date.now() + STARTS_WITHIN_MS; Date.now() < until; await wait(ASK_EVERY_MS)) {
    if (child.exitCode !== null) throw new Error(`WebKit's driver ended: ${await complaints}`);
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok === true) return { child, address };
  }
  child.kill();
  throw new Error(
    `WebKit's driver does not answer within ${String(STARTS_WITHIN_MS / 1000)} s: start the tests again.`,
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await closed;
}

/** One driver looks at one window at a time, so each question is asked in its turn. */
function pagesOf(driver: WebDriver): () => Promise<WebkitPage> {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(ask: () => Promise<Value>): Promise<Value> => {
    const answer = turn.then(ask);
    turn = answer.catch(() => undefined);
    return answer;
  };
  let opened = 0;
  return () =>
    inTurn(async () => {
      opened += 1;
      // The first page is the window that the browser came with.
      if (opened > 1) await driver.switchTo().newWindow('window');
      const handle = await driver.getWindowHandle();
      const here = <Value>(ask: () => Promise<Value>): Promise<Value> =>
        inTurn(async () => {
          await driver.switchTo().window(handle);
          return ask();
        });
      let address = '';
      return {
        goto: (wanted: string) =>
          here(async () => {
            await driver.get(wanted);
            address = wanted;
          }),
        evaluate: <Value>(act: string | (() => Value | Promise<Value>)) =>
          here(() =>
            driver.executeScript<Value>(typeof act === 'string' ? `return (${act})` : `return (${String(act)})()`),
          ),
        url: () => address,
        screenshot: () => here(async () => Buffer.from(await driver.takeScreenshot(), 'base64')),
        close: () => here(() => driver.get('about:blank')),
      };
    });
}

export async function openWebkit(path = findWebkit(), env = process.env): Promise<Webkit> {
  if (path === undefined)
    throw new Error('There is no WebKit: install webkit2gtk-driver and xvfb, or set WEBKIT_PATH to WebKitWebDriver.');
  const screen = await openScreen();
  try {
    const { child, address } = await openDriver(path, screen.display, env);
    try {
      const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
      const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
      return {
        newPage: pagesOf(driver),
        async close() {
          await driver.quit();
          await ended(child);
          await ended(screen.child);
        },
      };
    } catch (error) {
      await ended(child);
      throw error;
    }
  } catch (error) {
    await ended(screen.child);
    throw error;
  }
}
