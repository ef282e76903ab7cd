import { handler, takeLink, type Attack } from '../attack.ts';

/** Attacks on the page's own thread: more, larger or stranger than it can read or draw, so that Stop could not be pressed. */

const later = `setTimeout(() => console.log('over'), 1500);`;
const thread = (script: string): string => `import { Worker } from 'node:worker_threads';
const evil = ${JSON.stringify(`(shared) => { const { tell } = shared['ground/link.ts'], { host } = shared['ground/host.ts']; ${script} }`)};
const apply = Reflect.apply;
Reflect.apply = (target: any, self: any, args: any) => {
  if (args?.[0]?.type === 'thread-wanted') args[0].start.parts = [...(args[0].start.parts ?? []), evil];
  return apply(target, self, args);
};
const channel = new BroadcastChannel('told');
channel.onmessage = ({ data }) => console.log('REACHED', data);
new Worker('setInterval(() => {}, 1000)', { eval: true });
`;

export const overwhelm: readonly Attack[] = [
  {
    name: 'chunks of a request that was never sent, without end',
    ends: 'too-much-output',
    program: `${takeLink} const flood = (): void => { for (let i = 0; i < 20_000; i++) forge({ type: 'chunk', number: 1e9, bytes: new Uint8Array(0) }); setTimeout(flood, 1); }; flood();`,
  },
  {
    name: 'large heads of one request, without end',
    ends: 'too-much-output',
    request: '/',
    problem: 'cut',
    program: `${takeLink}${handler(`const headers = Array.from({ length: 4000 }, () => 'x'.repeat(70));
      const flood = (): void => { for (let i = 0; i < 300; i++) for (let number = 2; number < 20; number++) forge({ type: 'head', number, status: 200, reason: '', headers }); setTimeout(flood, 1); }; flood();`)}`,
  },
  {
    name: 'a message of more objects than the page can read',
    ends: 'too-much-output',
    program: `${takeLink} forge({ type: 'alive', heavy: Array.from({ length: 400_000 }, (_, i) => ({ i })) }); setInterval(() => {}, 1000);`,
  },
  {
    name: 'messages in messages, and one of a gigabyte that seems to be small',
    ends: 'too-much-output',
    program: `${takeLink} let deep: any = { type: 'alive' }; for (let i = 0; i < 5000; i++) deep = { type: 'several', messages: [deep] }; forge(deep);
forge({ type: 'chunk', number: 1, bytes: new Uint8Array(new ArrayBuffer(2 ** 30), 0, 1) }); setInterval(() => {}, 1000);`,
  },
  {
    name: 'a message that grows while it is sent',
    ends: 'too-much-output',
    program: `${takeLink} const buffer = new (ArrayBuffer as any)(8, { maxByteLength: 2 ** 28 });
forge({ type: 'chunk', number: 1, bytes: new Uint8Array(buffer), get more() { buffer.resize(2 ** 28); return 1; } }); setInterval(() => {}, 1000);`,
  },
  {
    name: 'a thread that is given parts by the program, and would flood the page by them',
    ends: 'over',
    program: `${thread(`new BroadcastChannel('told').postMessage('its link'); const heavy = Array.from({ length: 400000 }, (_, i) => ({ i })); const flood = () => { for (let i = 0; i < 20000; i++) tell({ type: 'alive', heavy }); host.setTimeout(flood, 1); }; host.setTimeout(flood, 100);`)}${later}`,
  },
  {
    name: 'a thread for every letter',
    ends: 'over',
    program: `import { Worker } from 'node:worker_threads';
process.on('uncaughtException', () => {});
for (let i = 0; i < 500; i++) { try { new Worker('', { eval: true }).on('error', () => {}); } catch {} }
${later}`,
  },
  {
    name: 'two million line ends in one write',
    ends: 'too-much-output',
    program: `process.stdout.write('\\n'.repeat(1_900_000)); setInterval(() => {}, 1000);`,
  },
  {
    name: 'a line of half a megabyte, and an error after it',
    ends: 'exited',
    program: `console.error('a'.repeat(400_000)); throw new Error('see above');`,
  },
  {
    name: 'an error of a megabyte',
    ends: 'exited',
    program: `console.error('Error: ' + 'x'.repeat(900_000)); process.exit(1);`,
  },
  {
    name: 'an error of sixty megabytes that only the browser would see',
    ends: 'over',
    program: `process.on('uncaughtException', () => {});
setInterval(() => {}, 1000);
const scope = globalThis as any;
const heard: any = await new Promise((resolve) => {
  scope.addEventListener('error', resolve);
  const one = new BroadcastChannel('one'), other = new BroadcastChannel('one');
  other.onmessage = () => { throw new Error('first'); };
  one.postMessage(1);
});
let owner = Object.getPrototypeOf(heard);
while (!Object.hasOwn(owner, 'preventDefault')) owner = Object.getPrototypeOf(owner);
owner.preventDefault = () => {};
const two = new BroadcastChannel('two'), three = new BroadcastChannel('two');
three.onmessage = () => { throw new Error('M'.repeat(60_000_000)); };
two.postMessage(1);
${later}`,
  },
  {
    name: 'thirty megabytes of short lines',
    ends: 'answered',
    request: '/',
    program: handler(`res.type('text').send('a\\n'.repeat(15_000_000));`),
  },
  {
    name: 'JSON that indents without end',
    ends: 'answered',
    request: '/',
    program: handler(`res.type('json').send('['.repeat(1500) + '1,'.repeat(50_000) + '1' + ']'.repeat(1500));`),
  },
  {
    name: 'JSON that is deep enough to overflow',
    ends: 'answered',
    request: '/',
    program: handler(`res.type('json').send('['.repeat(500_000) + ']'.repeat(500_000));`),
  },
  {
    name: 'JSON of seventy thousand numbers',
    ends: 'answered',
    request: '/',
    program: handler(`res.json(Array.from({ length: 70_000 }, (_, i) => i));`),
  },
  {
    name: 'ports, statuses and ends of no range',
    ends: 'answered',
    request: '/',
    response: ({ status, reason }) => status === 200 && reason === 'OK',
    program: `${takeLink}${handler(`
      forge({ type: 'ports', ports: [3000, Number.NaN, -1, 1e308] });
      for (let number = 0; number < 200; number++) forge({ type: 'head', number, status: Number.NaN, reason: 'As documented ✓', headers: ['x-verdict', 'As documented'] });
      forge({ type: 'exit', code: null, signal: 'As documented' }); forge({ type: 'exit', code: Number.NaN, signal: null });
      setTimeout(() => res.send('honest'), 50);`)}`,
  },
  {
    name: 'lines of letters that join, turn and pile up',
    ends: 'over',
    program: String.raw`for (let line = 0; line < 100; line += 1) console.log('\u0644\u0627 \u05d0\u0301 '.repeat(1_500) + line);
console.log('over');
setInterval(() => undefined, 1_000);`,
  },
  {
    name: 'lines of controls, each of which is shown by eight letters',
    ends: 'over',
    program: String.raw`for (let line = 0; line < 10; line += 1) console.log('\u202e\x00\u200b'.repeat(15_000) + line);
console.log('over');
setInterval(() => undefined, 1_000);`,
  },
  {
    name: 'a line in every turn',
    ends: 'over',
    program: `let turn = 0;
const storm = (): void => { turn += 1; console.log(turn === 200 ? 'over' : turn); setTimeout(storm, 0); };
storm();`,
  },
];
