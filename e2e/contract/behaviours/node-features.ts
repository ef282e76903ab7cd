import assert from 'node:assert/strict';
import type { ExampleFiles, StartOptions } from '../../../runtime/contract.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** A program that checks itself with node:assert and prints what has an order. */
function holds(name: string, files: ExampleFiles, printed: readonly string[], options: StartOptions = {}): Behaviour {
  return {
    name,
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, files, options);
      assert.equal(masked(), printed.join('\n'));
      assert.deepEqual(ended, { code: 0, signal: null, reason: 'exited' });
    },
  };
}

const env = `A=1
# a comment
 export B = "x # y" # z
C='s q'
D=\`b"t'\`
E=
F=a=b
G="line1\\nline2"
H=  sp  
not a line
I="multi
line"
J=v#w
KEPT=file
`;

export const nodeFeatures: readonly Behaviour[] = [
  holds(
    'process.loadEnvFile and util.parseEnv',
    {
      'main.ts': `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
process.env.KEPT = 'own';
process.loadEnvFile();
assert.deepEqual([process.env.A, process.env.KEPT, process.env.I], ['1', 'own', 'multi\\nline']);
assert.deepEqual({ ...parseEnv(readFileSync('.env', 'utf8')) }, {
  A: '1', B: 'x # y', C: 's q', D: \`b"t'\`, E: '', F: 'a=b', G: 'line1\\nline2', H: 'sp', I: 'multi\\nline', J: 'v', KEPT: 'file',
});
process.loadEnvFile(new URL('./other.env', import.meta.url));
console.log(process.env.O);
assert.throws(() => process.loadEnvFile('nope.env'), { code: 'ENOENT', message: "ENOENT: no such file or directory, open 'nope.env'" });
assert.throws(() => parseEnv(5 as never), { code: 'ERR_INVALID_ARG_TYPE' });`,
      '.env': env,
      'other.env': 'O=other',
    },
    ['other'],
  ),
  holds(
    'node:crypto: random values, digests, HMAC, keys, safe comparison',
    {
      'main.ts': `import * as c from 'node:crypto';
import { promisify } from 'node:util';
for (const name of ['md5', 'sha1', 'sha256', 'sha512']) console.log(name, c.createHash(name).update('hé').update(Buffer.from([1])).digest('hex').slice(0, 32));
console.log(c.createHmac('sha256', 'key').update('x').digest('base64url'), c.hash('sha1', 'a'));
console.log(c.scryptSync('pw', 'salt', 16, { N: 1024 }).toString('hex'), (await promisify(c.scrypt)('pw', 'salt', 16)).toString('hex'));
console.log(c.pbkdf2Sync('pw', 'salt', 1000, 16, 'sha512').toString('hex'), Buffer.from(c.hkdfSync('sha256', 'k', 's', 'i', 8)).toString('hex'));
console.log(c.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), c.timingSafeEqual(Buffer.from('a'), Buffer.from('b')));
for (const act of [() => c.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')), () => c.createHash('nope'), () => c.randomBytes(-1)])
  try { act(); } catch (error: any) { console.log(error.name, error.code, error.message); }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
console.log(uuid.test(c.randomUUID()), uuid.test(crypto.randomUUID()), c.randomBytes(7).length, c.randomInt(5, 6));
console.log(c.createHash('sha256').copy().digest('hex').slice(0, 8));`,
    },
    [
      'md5 487b462456ac65d8fded50cf09902f0b',
      'sha1 d65a699f408fca3b2636dedc20a7ae10',
      'sha256 b361f83c46ce66c1ba055d9acf9eaef8',
      'sha512 5a0e2897f594ddc9588f9765b52e25fd',
      'T8O36vNNfllKb1HZUXulQ6v0EGeydYf_2CujWE5NPN0 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8',
      '9f1f8695838e682c1689750f45a69fb9 c0b515908e61334cae6d6003c00be60e',
      'dba2956d5d8f05e6f06dc9732ca6037d 02b0929a9d46e923',
      'true false',
      'RangeError ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH Input buffers must have the same byte length',
      'Error undefined Digest method not supported',
      'RangeError ERR_OUT_OF_RANGE The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received -1',
      'true true 7 5',
      'e3b0c442',
    ],
  ),
  holds(
    'node:zlib: at once, by callback, as a stream, with the errors of zlib',
    {
      'main.ts': `import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
const long = 'many words, many words, '.repeat(2000);
for (const [pack, unpack] of [[zlib.gzipSync, zlib.gunzipSync], [zlib.deflateSync, zlib.inflateSync], [zlib.deflateRawSync, zlib.inflateRawSync], [zlib.gzipSync, zlib.unzipSync]] as const) {
  const packed = pack(long);
  assert.ok(packed.length < long.length / 20);
  assert.equal(unpack(packed).toString(), long);
}
console.log((await promisify(zlib.gunzip)(await promisify(zlib.gzip)('by callback'))).toString());
const parts: string[] = [];
await pipeline(Readable.from(['a', 'b', long]), zlib.createDeflate({ level: 9 }), zlib.createInflate(), async (stream: AsyncIterable<Buffer>) => {
  for await (const part of stream) parts.push(String(part));
});
assert.equal(parts.join(''), 'ab' + long);
for (const bytes of ['no gzip at all', zlib.gzipSync('cut off').subarray(0, 12), Buffer.alloc(0)])
  try { zlib.gunzipSync(bytes); } catch (error: any) { console.log(error.code, error.errno, error.message); }
const gzip = zlib.createGzip();
gzip.write('first');
await promisify(gzip.flush.bind(gzip))();
console.log(zlib.gunzipSync(gzip.read(), { finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString(), gzip.bytesWritten);
zlib.inflate(Buffer.from('xx'), (error: any) => console.log('later', error.code));
console.log(zlib.crc32('hello'), zlib.constants.Z_BEST_SPEED, zlib.brotliCompressSync('b').length > 0);`,
    },
    [
      'by callback',
      'Z_DATA_ERROR -3 incorrect header check',
      'Z_BUF_ERROR -5 unexpected end of file',
      'Z_BUF_ERROR -5 unexpected end of file',
      'first 5',
      '907060870 1 true',
      'later Z_DATA_ERROR',
    ],
  ),
  holds(
    'node:fs over a temporary area: folders, streams, handles, links, lines',
    {
      'main.ts': `import fs from 'node:fs';
import fsp from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const folder = fs.mkdtempSync(join(tmpdir(), 'area-'));
const file = join(folder, 'a.txt');
fs.writeFileSync(file, 'one\\n');
fs.appendFileSync(file, 'two\\n');
await fsp.mkdir(join(folder, 'b/c'), { recursive: true });
await fsp.writeFile(join(folder, 'b/c/d.json'), '{"a":1}');
console.log((await fsp.readdir(folder, { recursive: true })).sort(), fs.statSync(file).size);
await fsp.copyFile(file, join(folder, 'copy'));
await fsp.rename(join(folder, 'copy'), join(folder, 'renamed'));
fs.symlinkSync('renamed', join(folder, 'link'));
console.log(fs.readlinkSync(join(folder, 'link')), fs.lstatSync(join(folder, 'link')).isSymbolicLink(), fs.readFileSync(join(folder, 'link'), 'utf8').length);
const out = fs.createWriteStream(join(folder, 's'));
out.write('s1 ');
await new Promise<void>((resolve) => out.end('s2', resolve));
for await (const part of fs.createReadStream(join(folder, 's'), { encoding: 'utf8', start: 1, end: 3 })) console.log(part);
const handle = await fsp.open(file, 'r+');
await handle.write('X', 0);
for await (const line of handle.readLines()) console.log('line', line);
for (const act of [() => fs.readFileSync('nope'), () => fs.mkdirSync(folder), () => fs.rmdirSync(folder), () => fs.readFileSync(folder), () => fs.readdirSync(file), () => fs.accessSync('/none/x')])
  try { act(); } catch (error: any) { console.log(error.code, error.syscall, error.errno); }
fs.truncateSync(file, 2);
console.log(fs.readFileSync(file, 'latin1'));
fs.rmSync(folder, { recursive: true });
console.log(fs.existsSync(folder));`,
    },
    [
      "[ 'a.txt', 'b', 'b/c', 'b/c/d.json' ] 8",
      'renamed true 8',
      '1 s',
      'line Xne',
      'line two',
      'ENOENT open -2',
      'EEXIST mkdir -17',
      'ENOTEMPTY rmdir -39',
      'EISDIR read -21',
      'ENOTDIR scandir -20',
      'ENOENT access -2',
      'Xn',
      'false',
    ],
  ),
  holds(
    'process: exit events, warnings, signals to itself, errors that are caught, the environment as text',
    {
      'main.ts': `process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.on('warning', ({ name, message }) => console.log('heard', name, message));
process.emitWarning('careful', { code: 'W1', type: 'Own' });
process.env.N = 5 as never;
console.log(typeof process.env.N, delete process.env.N, process.env.N, process.env.X, process.argv.length);
console.log(process.hrtime().every((part) => part >= 0), process.hrtime.bigint() > 0n, process.uptime() > 0);
process.on('SIGUSR2', (name) => console.log('got', name));
process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
process.on('unhandledRejection', (reason) => console.log('rejected', reason));
setTimeout(() => process.kill(process.pid, 'SIGUSR2'), 1);
setTimeout(() => { throw new Error('late'); }, 40);
setTimeout(() => void Promise.reject(7), 80);
setTimeout(() => console.log('last'), 120);`,
    },
    [
      'string true undefined 1 2',
      'true true true',
      '(node) [W1] Own: careful',
      '(Use `node --trace-warnings ...` to show where the warning was created)',
      'heard Own careful',
      'got SIGUSR2',
      'caught late uncaughtException',
      'rejected 7',
      'last',
      'exit 0 undefined',
    ],
    { env: { X: '1' } },
  ),
  holds(
    'node:assert says which expression is not true',
    {
      'main.ts': `import assert from 'node:assert';
const value: number = 0;
const tries: (() => unknown)[] = [
  () => assert(value as number), () => assert.ok(value === 1), () => assert['ok'](0), () => assert.ok(
    false), () => assert.ok(0, 'own'), async () => { await null; assert.ok('a' === (')' as string)); },
];
for (const each of tries)
  try { await each(); } catch (error: any) { console.log(JSON.stringify(error.message), error.generatedMessage); }`,
    },
    [
      'assert(value          )',
      'assert.ok(value === 1)',
      "assert['ok'](0)",
      'assert.ok(',
      'own',
      "assert.ok('a' === (')'          ))",
    ].map((shown) =>
      shown === 'own'
        ? '"own" false'
        : `${JSON.stringify(`The expression evaluated to a falsy value:\n\n  ${shown}\n`)} true`,
    ),
  ),
  holds(
    'async_hooks.createHook hears of what begins and ends',
    {
      'main.ts': `import { AsyncResource, createHook, executionAsyncId } from 'node:async_hooks';
const heard: string[] = [];
let id = 0;
const hook = createHook({
  init(asyncId, type) { if (type === 'MINE') { id = asyncId; heard.push('init'); } },
  before(asyncId) { if (asyncId === id) heard.push('before'); },
  after(asyncId) { if (asyncId === id) heard.push('after'); },
  destroy(asyncId) { if (asyncId === id) heard.push('destroy'); },
}).enable();
const resource = new AsyncResource('MINE');
resource.runInAsyncScope(() => heard.push(String(executionAsyncId() === id)));
resource.emitDestroy();
heard.push('sync');
const asking = setInterval(() => {
  if (!heard.includes('destroy')) return;
  clearInterval(asking);
  hook.disable();
  console.log(heard.join(' '));
}, 1);`,
    },
    ['init before true after sync destroy'],
  ),
];
