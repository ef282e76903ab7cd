import assert from 'node:assert/strict';
import { app, startProgram, whileRunning, type Behaviour } from '../behaviour.ts';

const get = { method: 'GET', path: '/' };

export const problems: readonly Behaviour[] = [
  {
    name: 'a request to a port that nobody listens on is refused, and says which port to use',
    async prove(runtime) {
      await whileRunning(runtime, app(''), async (running) => {
        await assert.rejects(running.send({ ...get, port: 4000 }), {
          name: 'ExampleProblem',
          kind: 'refused',
          facts: { port: 4000, listening: '3000' },
        });
      });
    },
  },
  {
    name: 'a request before the program listens is refused',
    async prove(runtime) {
      const running = startProgram(runtime, `setTimeout(() => {}, 5000); console.log('up');`);
      await running.printed('up');
      await assert.rejects(running.send(get), { kind: 'refused', facts: { port: 3000, listening: '' } });
      await running.stop(0);
    },
  },
  {
    name: 'a request after the program has ended says so',
    async prove(runtime) {
      const running = startProgram(runtime, `process.exit(3);`);
      await running.exit;
      await assert.rejects(running.send(get), {
        kind: 'ended',
        facts: { exit: 'exit code 3', reason: 'exited', code: '3', signal: '' },
      });
    },
  },
  {
    name: 'a response that never ends meets its deadline, and the program goes on',
    async prove(runtime) {
      const program = app(
        `app.get('/', (_req, res) => { res.write('begin'); });\napp.get('/fine', (_req, res) => { res.send('fine'); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        await assert.rejects(running.send(get, { deadlineMs: 200 }), {
          kind: 'deadline',
          facts: { deadlineMs: 200, seconds: 0.2 },
        });
        assert.equal((await running.send({ method: 'GET', path: '/fine' })).status, 200);
      });
    },
  },
  {
    name: 'a body that is longer than its limit is not received, and the program goes on',
    async prove(runtime) {
      const program = app(`app.get('/', (req, res) => { res.send('x'.repeat(Number(req.query['length']))); });`);
      await whileRunning(runtime, program, async (running) => {
        const ask = (length: number) =>
          running.send({ method: 'GET', path: `/?length=${String(length)}` }, { bodyLimitBytes: 100_000 });
        assert.equal((await ask(90_000)).body.length, 90_000);
        await assert.rejects(ask(200_000), { kind: 'too-large', facts: { limit: '0.1 MB' } });
        assert.equal((await ask(10)).body.length, 10);
      });
    },
  },
  {
    name: 'a connection that the program cuts is told as cut',
    async prove(runtime) {
      const program = app(`app.get('/', (_req, res) => { res.write('begin'); setTimeout(() => res.destroy(), 10); });`);
      await whileRunning(runtime, program, async (running) => {
        await assert.rejects(running.send(get), { kind: 'cut' });
      });
    },
  },
  {
    name: 'a program that exits in the middle of a response cuts it',
    async prove(runtime) {
      const program = app(
        `app.get('/', (_req, res) => { res.write('begin'); setTimeout(() => process.exit(0), 10); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        await assert.rejects(running.send(get), { kind: 'cut' });
      });
    },
  },
  {
    name: 'a request that cannot be sent is not sent',
    async prove(runtime) {
      await whileRunning(runtime, app(''), async (running) => {
        await assert.rejects(running.send({ method: 'GE T', path: '/' }), { kind: 'bad-request' });
        await assert.rejects(running.send({ method: 'GET', path: '/a b' }), { kind: 'bad-request' });
        await assert.rejects(running.send({ ...get, headers: [['bad name', 'x']] }), { kind: 'bad-request' });
        await assert.rejects(running.send({ ...get, headers: [['x', 'line\nbreak']] }), { kind: 'bad-request' });
      });
    },
  },
  {
    name: 'a body that is not JSON gets 400 from Express',
    async prove(runtime) {
      const program = app(`app.use(express.json());\napp.post('/', (req, res) => { res.json(req.body); });`);
      await whileRunning(runtime, program, async (running) => {
        const response = await running.send({
          method: 'POST',
          path: '/',
          headers: [['content-type', 'application/json']],
          body: '{nope',
        });
        assert.equal(response.status, 400);
      });
    },
  },
];
