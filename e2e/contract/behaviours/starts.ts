import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Disk } from '../../../runtime/contract.ts';
import { app, runToEnd, startProgram, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

export const starts: readonly Behaviour[] = [
  {
    name: 'a program is ready with the port that it listens on',
    async prove(runtime) {
      await whileRunning(runtime, app(''), async (running) => {
        assert.equal(await running.ready, 3000);
        assert.deepEqual(running.ports(), [3000]);
      });
    },
  },
  {
    name: 'the ports are those that the program listens on at this moment',
    async prove(runtime) {
      const program = app(`let other;
app.get('/open', (_req, res) => { other = express().listen(4000, () => { res.send('open'); }); });
app.get('/close', (_req, res) => { other.close(() => { res.send('closed'); }); });`);
      await whileRunning(runtime, program, async (running) => {
        const portsAfter = async (path: string, expected: readonly number[]): Promise<readonly number[]> => {
          await running.send({ method: 'GET', path });
          // What a program does reaches us by another way than what it answers.
          for (let i = 0; i < 100 && running.ports().length !== expected.length; i += 1) await wait(10);
          return running.ports();
        };
        assert.deepEqual(await portsAfter('/open', [3000, 4000]), [3000, 4000]);
        assert.deepEqual(await portsAfter('/close', [3000]), [3000]);
      });
    },
  },
  {
    name: 'another port than 3000 is reported and can be sent to',
    async prove(runtime) {
      const program = `import http from 'node:http';\nhttp.createServer((_req, res) => res.end('on 4000')).listen(4000);`;
      await whileRunning(runtime, program, async (running) => {
        assert.equal(await running.ready, 4000);
        assert.equal(textOf(await running.send({ method: 'GET', path: '/', port: 4000 })), 'on 4000');
      });
    },
  },
  {
    name: 'environment and arguments are those given, and nothing else',
    async prove(runtime) {
      const program = `console.log(JSON.stringify({ env: process.env, args: process.argv.slice(2) }));`;
      const { log } = await runToEnd(runtime, program, { env: { NAME: 'value' }, args: ['--one', 'two words'] });
      assert.deepEqual(JSON.parse(log[0]?.text ?? ''), { env: { NAME: 'value' }, args: ['--one', 'two words'] });
    },
  },
  {
    name: 'another entry, and an environment from a file, which the given one overrules',
    async prove(runtime) {
      const files = {
        'other.ts': `console.log(process.env.A, process.env.B, process.env.C, import.meta.main);`,
        '.env.dev': `A=from file\nB="two words" # why\nC=3`,
      };
      const options = { entry: 'other.ts', flags: ['--env-file=.env.dev'], env: { C: 'given' } };
      assert.deepEqual((await runToEnd(runtime, files, options)).lines(), ['from file two words given true']);
      const missing = await runToEnd(runtime, files, { ...options, flags: ['--env-file=nowhere'] });
      assert.ok(missing.lines().every((line) => line.endsWith('nowhere: not found')));
      assert.equal(missing.ended.code, 9);
      const twice = ['--env-file-if-exists=nowhere', '--env-file=.env.dev', '--env-file=.env.last'];
      const { lines } = await runToEnd(
        runtime,
        { ...files, '.env.last': 'A=last' },
        { entry: 'other.ts', flags: twice },
      );
      assert.deepEqual(lines('stderr'), ['nowhere not found. Continuing without it.']);
      assert.deepEqual(lines('stdout'), ['last two words 3 true']);
    },
  },
  {
    name: 'the way of a request through Express is told when its response is done',
    async prove(runtime) {
      const ways: { handlers: string[]; requestId: string | undefined }[] = [];
      const program = app(`app.use(function first(_req, _res, next) { next(); });
app.get('/no', function no(_req, res) { res.send(''); });
app.get('/yes', function yes(_req, res) { res.send('yes'); });`);
      await whileRunning(
        runtime,
        program,
        async (running) => {
          await running.send({ method: 'GET', path: '/yes' }, { id: 'mine' });
          for (let i = 0; i < 100 && ways.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
        },
        {
          onWay: (steps, requestId) =>
            ways.push({ handlers: steps.map(({ handler, outcome }) => `${handler} ${outcome}`), requestId }),
        },
      );
      assert.deepEqual(ways, [{ handlers: ['first passed', 'no skipped', 'yes answered'], requestId: 'mine' }]);
    },
  },
  {
    name: 'the folder of the example is the working directory, and its files are on disk',
    async prove(runtime) {
      const program = `import { statSync, readFileSync, existsSync } from 'node:fs';
console.log(process.cwd().endsWith('/app'), statSync('data').isDirectory(), existsSync('nowhere'));
console.log(readFileSync('data/words.txt', 'utf8'));
console.log(statSync('/etc/passwd').isFile(), statSync('/tmp').isDirectory());`;
      const running = await runToEnd(runtime, { 'main.ts': program, 'data/words.txt': 'one two' });
      assert.deepEqual(running.lines(), ['true true false', 'one two', 'true true']);
    },
  },
  {
    name: 'what lies beside the files is there: texts, bytes, links, and packages before those of the runtime',
    async prove(runtime) {
      const program = `import { readFileSync, readlinkSync } from 'node:fs';
import express from 'express';
import zod from 'zod';
import own from 'own';
console.log(readFileSync('data/a.txt', 'utf8'), [...readFileSync('data/b.bin')], readFileSync('link.txt', 'utf8'), readlinkSync('link.txt'));
console.log(typeof express, zod, own, readFileSync('both.txt', 'utf8'));`;
      const packageOf = (name: string): Disk => ({
        [`node_modules/${name}/package.json`]: `{ "name": "${name}", "type": "module", "exports": "./index.js" }`,
        [`node_modules/${name}/index.js`]: `export default '${name} of the disk';`,
      });
      const running = await runToEnd(
        runtime,
        { 'main.ts': program, 'both.txt': 'of the files' },
        {
          disk: {
            'data/a.txt': 'text',
            'data/b.bin': Uint8Array.of(0, 255),
            'link.txt': { linkTo: 'data/a.txt' },
            'both.txt': 'of the disk',
            ...packageOf('zod'),
            ...packageOf('own'),
          },
        },
      );
      assert.deepEqual(running.lines(), [
        'text [ 0, 255 ] text data/a.txt',
        'function zod of the disk own of the disk of the files',
      ]);
    },
  },
  {
    name: 'two programs run at once on the same port, each its own',
    async prove(runtime) {
      const answer = (word: string): string => app(`app.get('/', (_req, res) => res.send('${word}'));`);
      await whileRunning(runtime, answer('first'), (first) =>
        whileRunning(runtime, answer('second'), async (second) => {
          const both = await Promise.all([first, second].map((each) => each.send({ method: 'GET', path: '/' })));
          assert.deepEqual(both.map(textOf), ['first', 'second']);
        }),
      );
    },
  },
  {
    name: 'a program starts again after it was stopped',
    async prove(runtime) {
      const program = app(`let count = 0;\napp.get('/', (_req, res) => res.send(String(++count)));`);
      for (let round = 0; round < 2; round++) {
        await whileRunning(runtime, program, async (running) => {
          assert.equal(textOf(await running.send({ method: 'GET', path: '/' })), '1');
        });
      }
    },
  },
  {
    name: 'log lines come in the order in which they were printed, from both streams',
    async prove(runtime) {
      const program = `for (let i = 0; i < 5; i++) { console.log('out', i); console.error('err', i); }
process.stdout.write('no break'); process.stdout.write(' yet\\nlast');`;
      const running = await runToEnd(runtime, program);
      const ordered = [0, 1, 2, 3, 4].flatMap((i) => [`out ${String(i)}`, `err ${String(i)}`]);
      assert.deepEqual(running.lines(), [...ordered, 'no break yet', 'last']);
      assert.deepEqual(
        running.lines('stderr'),
        [0, 1, 2, 3, 4].map((i) => `err ${String(i)}`),
      );
      assert.ok(running.log.every(({ atMs }, i) => atMs >= (running.log[i - 1]?.atMs ?? 0)));
    },
  },
  {
    name: 'log lines belong to the request that was being answered',
    async prove(runtime) {
      const program = app(`console.log('starting');
app.get('/a', (_req, res) => { console.log('in a'); setTimeout(() => { console.log('later in a'); res.send('a'); }, 20); });
app.get('/b', (_req, res) => { console.log('in b'); res.send('b'); });`);
      await whileRunning(runtime, program, async (running) => {
        await Promise.all([
          running.send({ method: 'GET', path: '/a' }, { id: 'first' }),
          running.send({ method: 'GET', path: '/b' }, { id: 'second' }),
        ]);
        await Promise.all(['in a', 'later in a', 'in b'].map((line) => running.printed(line)));
        const owners = Object.fromEntries(running.log.map(({ text, requestId }) => [text, requestId]));
        assert.deepEqual(owners, { starting: undefined, 'in a': 'first', 'later in a': 'first', 'in b': 'second' });
      });
    },
  },
  {
    name: 'the event loop runs ticks, promises, timers and immediates in the order of Node',
    async prove(runtime) {
      const program = `import { readFile } from 'node:fs';
setTimeout(() => { console.log('timer 1'); Promise.resolve().then(() => console.log('promise in timer 1')); process.nextTick(() => console.log('tick in timer 1')); }, 5);
setTimeout(() => console.log('timer 2'), 5);
readFile('main.ts', () => {
  setTimeout(() => console.log('timer 3'), 20);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('promise'));
  queueMicrotask(() => console.log('microtask'));
  console.log('now');
  const until = Date.now() + 10; while (Date.now() < until);
});`;
      const running = await runToEnd(runtime, program);
      const expected = ['now', 'tick', 'promise', 'microtask', 'immediate'];
      const order = running.lines();
      assert.deepEqual(
        order.filter((line) => expected.includes(line)),
        expected,
      );
      const timers = order.filter((line) => / timer|^timer/.test(line) && line !== 'timer 3');
      assert.deepEqual(timers, ['timer 1', 'tick in timer 1', 'promise in timer 1', 'timer 2']);
      assert.ok(order.indexOf('immediate') < order.indexOf('timer 3'));
    },
  },
  {
    name: 'console prints objects, errors and tables as Node does',
    async prove(runtime) {
      const program = `console.log({ a: [1, { b: new Map([['k', new Set([1])]]) }], d: new Date(0), f() {}, s: Symbol('x'), n: -0, big: 10n });
console.log('%s is %d years and %o', 'Ada', 36, { x: 1 }, 'rest');
console.table([{ a: 1, b: 'x' }, { a: 2, b: 'y' }]);
class Point { x = 1; #hidden = 2; get sum() { return this.#hidden; } }
console.log(new Point(), [undefined, null, , 3], Buffer.from('héllo'), new Uint8Array(3));
console.error(Object.assign(new Error('with more'), { code: 'E_MORE' }).message, [new URL('http://localhost:3000/a?b=1#c').href]);
console.group('group'); console.log('inside'); console.groupEnd(); console.log(process.version, typeof window, typeof self);`;
      const running = await runToEnd(runtime, program);
      assert.deepEqual(running.lines(), [
        '{',
        '  a: [ 1, { b: [Map] } ],',
        '  d: 1970-01-01T00:00:00.000Z,',
        '  f: [Function: f],',
        '  s: Symbol(x),',
        '  n: -0,',
        '  big: 10n',
        '}',
        'Ada is 36 years and { x: 1 } rest',
        '┌─────────┬───┬─────┐',
        '│ (index) │ a │ b   │',
        '├─────────┼───┼─────┤',
        "│ 0       │ 1 │ 'x' │",
        "│ 1       │ 2 │ 'y' │",
        '└─────────┴───┴─────┘',
        'Point { x: 1 } [ undefined, null, <1 empty item>, 3 ] <Buffer 68 c3 a9 6c 6c 6f> Uint8Array(3) [ 0, 0, 0 ]',
        "with more [ 'http://localhost:3000/a?b=1#c' ]",
        'group',
        '  inside',
        'v24.21.0 undefined undefined',
      ]);
    },
  },
  {
    name: 'nothing runs before it is started, and a program without a server just ends',
    async prove(runtime) {
      const running = startProgram(runtime, `console.log('done');`);
      await assert.rejects(running.ready, { kind: 'ended-before-listening' });
      assert.deepEqual(await running.exit, { code: 0, signal: null, reason: 'exited' });
      assert.deepEqual(running.lines(), ['done']);
    },
  },
];
