import assert from 'node:assert/strict';
import { app, runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

/** What a response or a log shows of the engine's own words and of Node's warnings. */
export const words: readonly Behaviour[] = [
  {
    name: 'what cannot become JSON is refused in the words of V8, which a response may show',
    async prove(runtime) {
      const program = app(`class Order { items: unknown[] = []; }
app.get('/circle', (_req, res) => { const order = new Order(); order.items.push({ order }); res.json({ order }); });
app.get('/bigint', (_req, res) => { res.json({ big: 1n }); });
app.get('/own', (_req, res) => { res.json({ toJSON() { throw new TypeError('cyclic object value, I say'); } }); });
app.use((error: Error, _req: express.Request, res: express.Response, _next: express.NextFunction) => { res.status(500).type('text').send(error.message); });`);
      await whileRunning(runtime, program, async (running) => {
        const words = async (path: string): Promise<string> => textOf(await running.send({ method: 'GET', path }));
        assert.equal(
          await words('/circle'),
          "Converting circular structure to JSON\n    --> starting at object with constructor 'Order'\n    |     property 'items' -> object with constructor 'Array'\n    |     index 0 -> object with constructor 'Object'\n    --- property 'order' closes the circle",
        );
        assert.equal(await words('/bigint'), 'Do not know how to serialize a BigInt');
        assert.equal(await words('/own'), 'cyclic object value, I say');
      });
    },
  },
  {
    name: 'worker_threads: a function is shown as it is written, and a thread can be started from its text',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `import { Worker } from 'node:worker_threads';
const add = (a, b) => a + b;
function work() { const { parentPort } = require('node:worker_threads'); try { parentPort.postMessage([1, 2].map((n) => n * 2)); } catch (error) { console.log(error); } }
console.log(String(add));
console.log(work.toString().length);
new Worker('(' + work + ')()', { eval: true }).on('message', (message) => console.log(message));`,
      );
      assert.deepEqual(lines(), ['(a, b) => a + b', '170', '[ 2, 4 ]']);
    },
  },
  {
    name: 'a request for a whole address, as a proxy sends it, warns of nothing',
    async prove(runtime) {
      const program = app(`app.get('/one', (req, res) => { res.json([req.path, req.query]); });`);
      await whileRunning(runtime, program, async (running) => {
        const response = await running.send({ method: 'GET', path: 'http://example.com/one?a=1' });
        assert.equal(textOf(response), '["/one",{"a":"1"}]');
        assert.deepEqual(running.lines(), []);
      });
      const { lines } = await runToEnd(
        runtime,
        `import { parse } from 'node:url';\nconsole.log(parse('/a').pathname);`,
      );
      assert.ok(lines().some((line) => line.includes('[DEP0169]')));
    },
  },
];
