/** An answer that is shown as a page asks nobody, not even for the address of a host, and a program asks as little. */
import { chromium, expect, test } from '@playwright/test';
import { addressed } from '../isolation/addresses.ts';
import { reach } from '../isolation/attacks/reach.ts';
import { serveDrawing } from '../isolation/drawing.ts';
import { everyAddress } from '../isolation/every-address.ts';
import { missingNameServer, openNameServer, type NameServer } from '../isolation/name-server.ts';
import { openSpy, type Spy } from '../isolation/spy.ts';
import { startProgram } from '../contract/behaviour.ts';
import { findTestChromium } from '../support/chromium.ts';
import { engines, skipWhereMissing, type BrowserEngine, type EnginePage } from '../support/engines.ts';
import { findFirefox, openFirefox } from '../support/firefox.ts';
import { openPageRuntime, type PageOpener } from '../support/page-runtime.ts';
import { findWebkit, openWebkit } from '../support/webkit.ts';

type Opened = PageOpener<EnginePage> & { readonly close: () => Promise<void> };

/** The same browsers, each started so that it asks our name server. */
async function openAsking({ name }: BrowserEngine, names: NameServer): Promise<Opened> {
  const within = (found: string | undefined): string => names.within(found ?? chromium.executablePath());
  if (name === 'firefox') return openFirefox(within(findFirefox()));
  if (name === 'webkit') return openWebkit(within(findWebkit()));
  return chromium.launch({ executablePath: within(findTestChromium()) });
}

for (const engine of engines) {
  test.describe(`silence in ${engine.name}`, () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    const missing = missingNameServer();
    test.skip(missing !== undefined, missing);
    let names: NameServer;
    let spy: Spy;
    let browser: Opened;
    test.beforeAll(async () => {
      names = await openNameServer();
      spy = await openSpy();
      browser = await openAsking(engine, names);
    });
    test.afterAll(async () => {
      await browser.close();
      names.close();
      spy.close();
    });

    test('an answer that is drawn looks up no name and connects to nobody', async () => {
      const { port } = new URL(spy.address);
      const addresses = [spy.address, `http://silent.${engine.name}.test`, `//silent.${engine.name}.test:${port}`];
      const silent = addresses.flatMap((at) => [...addressed(at), ...everyAddress(at)]);
      const heard = await openSpy();
      const loud = [`<img src="http://loud.${engine.name}.test/x.png"><img src="${heard.address}/x.png">`];
      const drawing = await serveDrawing(silent, loud);
      const opened = await browser.newPage();
      await opened.goto(drawing.address);
      await expect
        .poll(() => opened.evaluate(() => document.title), { timeout: 120_000 })
        .toBe(`shown ${String(silent.length)}`);
      // What is loud comes last, and is heard: so was what came before, had there been anything.
      await expect.poll(() => names.names(), { timeout: 30_000 }).toContain(`loud.${engine.name}.test`);
      await expect.poll(() => heard.hits(), { timeout: 30_000 }).toBeGreaterThan(0);
      expect(spy.hits()).toBe(0);
      expect(names.names().filter((name) => name.startsWith('silent.'))).toEqual([]);
      await opened.close();
      drawing.close();
      heard.close();
    });

    test('a program looks up no name, whatever it tries', async () => {
      const runtime = await openPageRuntime(browser);
      for (const { program, options, ends } of reach) {
        const SPY = `http://program.${engine.name}.test`;
        const running = startProgram(runtime, program, { ...options, env: { SPY, SITE: runtime.page.url() } });
        if (ends === 'over') await Promise.race([running.printed('over'), running.exit]);
        else await running.exit;
        await running.stop(0);
      }
      await runtime.close();
      expect(names.names().filter((name) => name.startsWith('program.'))).toEqual([]);
      expect(spy.hits()).toBe(0);
    });
  });
}
