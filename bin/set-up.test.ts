import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { sayIn } from './set-up/words.mjs';

interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

interface Project extends Disposable {
  readonly folder: string;
  readonly setUp: (env?: Readonly<Record<string, string>>) => Promise<Ended>;
}

/** Of the machine, or of the npm that runs these tests. */
const noProxy = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /proxy$/i.test(name))
    .map((name) => [name, undefined]),
);
const engine = { name: 'node', version: '1.0.0', bin: { node: 'node.js' } };
const fromRegistry = {
  'node_modules/of-the-registry': {
    version: '1.0.0',
    integrity: `sha512-${Buffer.alloc(64).toString('base64')}`,
  },
};

/** As small as a project can be: its one package, called as the Node that the project pins, lies in a folder. */
function smallProject({ needsRegistry = false } = {}): Project {
  const folder = mkdtempSync(join(tmpdir(), "express-notebook-한글 폴더 & it's 100%-"));
  const at = (path: string): string => join(folder, path);
  for (const path of ['bin', 'engine']) mkdirSync(at(path));
  for (const path of ['set-up.mjs', 'set-up', 'language'])
    cpSync(join(import.meta.dirname, path), at(`bin/${path}`), { recursive: true });
  cpSync(resolve(import.meta.dirname, '../checker/locale.mjs'), at('checker/locale.mjs'));
  const dependencies = { node: 'file:engine', ...(needsRegistry && { 'of-the-registry': '1.0.0' }) };
  const packages = {
    '': { dependencies },
    engine,
    'node_modules/node': { resolved: 'engine', link: true },
    ...(needsRegistry && fromRegistry),
  };
  writeFileSync(at('package.json'), JSON.stringify({ private: true, dependencies }));
  writeFileSync(at('package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }));
  writeFileSync(at('engine/package.json'), JSON.stringify(engine));
  writeFileSync(at('engine/node.js'), '');
  const setUp = async (env: Readonly<Record<string, string>> = {}): Promise<Ended> => {
    const child = spawn(process.execPath, [at('bin/set-up.mjs')], {
      env: {
        ...process.env,
        LC_ALL: 'C',
        ...noProxy,
        npm_config_cache: at('cache'),
        npm_config_fetch_retries: '0',
        ...env,
      },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const { promise, resolve, reject } = Promise.withResolvers<Ended>();
    child.once('error', reject).once('close', (code) => resolve({ code, printed }));
    return promise;
  };
  return { folder, setUp, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test('a fresh clone is set up once; half an installation is named and made whole', async () => {
  using project = smallProject();
  const { code, printed } = await project.setUp();
  assert.match(printed, /^Installing what package-lock\.json names \(once\) …\n/);
  assert.equal(code, 0);
  assert.deepEqual(await project.setUp(), { code: 0, printed: '' });

  rmSync(join(project.folder, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(project.folder, 'node_modules/half'), '');
  const again = await project.setUp();
  assert.match(again.printed, /^node_modules is only half installed, .* installing it anew …\n/);
  assert.equal(again.code, 0);
  assert.equal(existsSync(join(project.folder, 'node_modules/half')), false);
});

test('a proxy that refuses is named with the variable that it was set by', async () => {
  using project = smallProject({ needsRegistry: true });
  const proxy = createServer((_request, response) => void response.writeHead(407).end()).on(
    'connect',
    (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
  );
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  const bound = proxy.address();
  if (bound === null || typeof bound === 'string') throw new Error('A TCP server has a port.');
  const address = `127.0.0.1:${bound.port}`;
  const { code, printed } = await project.setUp({ HTTPS_PROXY: `http://me:secret@${address}` });
  proxy.close();
  const [last = ''] = printed.trim().split('\n').slice(-1);
  assert.match(
    last,
    new RegExp(`^npm is refused by the proxy http://…@${address} of HTTPS_PROXY \\(E407\\): set HTTPS_PROXY to`),
  );
  assert.equal(code, 1);
});

test('without npm, the sentence says so', async () => {
  using project = smallProject();
  const { code, printed } = await project.setUp({ PATH: '/nowhere' });
  assert.match(printed, /npm cannot be started: install it, or add its folder to PATH, [^\n]*\.\n$/);
  assert.equal(code, 1);
});

test('it speaks as the system does, before there is any package', async () => {
  using project = smallProject();
  const { code, printed } = await project.setUp({ LC_ALL: 'ko_KR.UTF-8' });
  const [first] = printed.split('\n');
  assert.equal(first, sayIn('ko')('set-up.installing'));
  assert.notEqual(first, sayIn('en')('set-up.installing'));
  assert.equal(code, 0);
});

test('nothing is installed through a link into another copy of the project', async () => {
  using project = smallProject();
  const others = join(project.folder, 'others');
  mkdirSync(join(others, 'kept'), { recursive: true });
  symlinkSync(others, join(project.folder, 'node_modules'), 'junction');
  const { code, printed } = await project.setUp();
  assert.match(printed, /node_modules is a link .*: remove the link/);
  assert.equal(code, 1);
  assert.ok(existsSync(join(others, 'kept')));
});
