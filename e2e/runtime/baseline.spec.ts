/** Browsers of the stated baseline, of which the newer parts are taken away, and what is said where no program can run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { baseline } from '../../runtime/baseline.ts';
import type { Runtime } from '../../runtime/contract.ts';
import { packageNames } from '../../runtime/packages.ts';
import { baselineScript, readBaseline } from '../support/baseline.ts';
import { engines, skipWhereMissing } from '../support/engines.ts';
import { openPageRuntime } from '../support/page-runtime.ts';
import type { Meddled } from '../support/page-server.ts';
import { root } from '../support/root.ts';

const measured = readBaseline();

const hello = `import express from 'express';
express().get('/', (_req, res) => { res.send('here'); }).listen(3000);`;

async function bodyOf(runtime: Runtime, program: string): Promise<string> {
  const running = runtime.start({ 'main.ts': program });
  await running.ready;
  const { body } = await running.send({ method: 'GET', path: '/' });
  await running.stop(0);
  return new TextDecoder().decode(body);
}

/** Asks the program itself, so that the workers are tried as well as the page. */
const looking = `import express from 'express';
const looks = () => [typeof Promise.try, typeof Iterator, typeof RegExp.escape, typeof Math.f16round];
express().get('/', (_req, res) => { res.json(looks()); }).listen(3000);`;

async function sentenceOf(runtime: Runtime): Promise<string> {
  const running = runtime.start({ 'main.ts': hello });
  const why: unknown = await running.ready.then(
    () => 'it runs',
    (error: unknown) => error,
  );
  await running.stop(0);
  return why instanceof Error ? why.message : String(why);
}

interface Trouble {
  readonly what: string;
  readonly meddle: (path: string) => Meddled | undefined;
  readonly says: RegExp;
}

const isOfRuntime = (path: string): boolean => path.startsWith('/runtime/') && !path.endsWith('manifest.json');
const isFrame = (path: string): boolean => /\/frame-.*\.html$/.test(path);
const policy = (text: string): Meddled => ({ headers: { 'content-security-policy': text } });

const troubles: readonly Trouble[] = [
  {
    what: 'a filter that cuts what lies under runtime/',
    meddle: (path) => (isOfRuntime(path) ? { isCut: true } : undefined),
    says: /blocks \/runtime\/, where the runtime lies: an extension or a filter/,
  },
  {
    what: 'a filter that answers with 403',
    meddle: (path) => (isOfRuntime(path) ? { status: 403 } : undefined),
    says: /blocks \/runtime\/ \(answered with 403\)/,
  },
  {
    what: 'a filter that answers with a page of its own',
    meddle: (path) => (path.includes('/worker-') ? { headers: { 'content-type': 'text/html' } } : undefined),
    says: /blocks \/runtime\/ \(answered with 200\)/,
  },
  {
    what: 'a filter that cuts the frame alone',
    meddle: (path) => (isFrame(path) ? { isCut: true } : undefined),
    says: /blocks \/runtime\//,
  },
  {
    what: 'a host whose policy forbids blob: workers',
    meddle: (path) => (isFrame(path) ? policy("worker-src 'self'") : undefined),
    says: /The host of this site forbids workers from blob: addresses.*worker-src 'self'/,
  },
  {
    what: 'a host whose policy forbids the frame its script',
    meddle: (path) => (isFrame(path) ? policy("script-src 'self'") : undefined),
    says: /The host of this site forbids the frame.*script-src 'self'/,
  },
  {
    what: 'a connection that is gone',
    meddle: (path) => (path === '/' || isOfRuntime(path) ? { isCut: true } : undefined),
    says: /This site does not answer: the connection is gone/,
  },
  {
    what: 'a site that has been renewed',
    meddle: (path) => (path.includes('/worker-') ? { status: 404 } : undefined),
    says: /This site has been renewed.*reload/,
  },
];

test('the stated versions are those of the stated day', () => {
  expect(measured.versions).toEqual(baseline.versions);
});

for (const engine of engines) {
  test.describe(`baseline › ${engine.name}`, () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);

    let opened: Awaited<ReturnType<typeof engine.open>>;
    test.beforeAll(async ({ browser }) => {
      opened = await engine.open(browser);
    });
    test.afterAll(() => opened.close());

    test('programs run without what browsers have got since', async () => {
      const script = baselineScript(measured);
      const runtime = await openPageRuntime(opened, { beforePage: script, beforeWorker: script });
      expect(await bodyOf(runtime, looking)).toBe('["undefined","function","undefined","undefined"]');
      for (const name of packageNames.filter((each) => each !== 'multer'))
        expect(await bodyOf(runtime, readFileSync(join(root, 'e2e/packages', name, 'main.ts'), 'utf8'))).not.toBe('');
      await runtime.close();
    });

    for (const trouble of troubles) {
      test(`${trouble.what} is named, and forgotten when it is gone`, async () => {
        let meddle: Trouble['meddle'] | undefined;
        const runtime = await openPageRuntime(opened, { meddle: (path) => meddle?.(path) });
        meddle = trouble.meddle;
        expect(await sentenceOf(runtime)).toMatch(trouble.says);
        meddle = undefined;
        expect(await bodyOf(runtime, hello)).toBe('here');
        await runtime.close();
      });
    }
  });
}
