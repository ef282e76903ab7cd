import { once } from 'node:events';
import { createApp } from './app.ts';
import { close } from './close.ts';
import { loadModel } from './model.ts';
import { Predictions } from './predictions.ts';
import { stopSignal } from './signal.ts';
import { sweepOf } from './sweep.ts';

const signal = stopSignal();
await using stack = new AsyncDisposableStack();

const predictions = stack.use(new Predictions(':memory:'));

const model = await loadModel('answer_to_everything');
console.log('model loaded');
stack.defer(() => console.log('model unloaded'));

const server = createApp(model, predictions).listen(3000);
const sweep = sweepOf(server);
await once(server, 'listening');
console.log('Listening on http://localhost:3000');
stack.defer(() => close(server, sweep));

console.log(await signal);
// The stack takes everything down here, the last one first.
