import { handler, takeLink, type Attack } from '../attack.ts';

/** Attacks on time and memory. */

const quick = { unresponsiveAfterMs: 1000 };
const brief = { outputLimitBytes: 200_000 };
const loop = 'for (;;);';

export const exhaust: readonly Attack[] = [
  { name: 'an endless loop at the start', ends: 'unresponsive', options: quick, program: loop },
  {
    name: 'an endless loop in a handler',
    ends: 'unresponsive',
    options: quick,
    request: '/',
    problem: 'cut',
    program: handler(loop),
  },
  {
    name: 'an endless loop in a timer',
    ends: 'unresponsive',
    options: quick,
    program: `setTimeout(() => { ${loop} }, 10);`,
  },
  {
    name: 'an endless chain of microtasks',
    ends: 'unresponsive',
    options: quick,
    program: `const again = (): void => { Promise.resolve().then(again); }; again();`,
  },
  {
    name: 'an endless chain of ticks',
    ends: 'unresponsive',
    options: quick,
    program: `const again = (): void => { process.nextTick(again); }; again();`,
  },
  {
    name: 'a loop that catches everything',
    ends: 'unresponsive',
    options: quick,
    program: `for (;;) { try { (function deep(): void { deep(); })(); } catch {} }`,
  },
  {
    name: 'a signal handler that never returns',
    ends: 'unresponsive',
    options: quick,
    program: `process.on('SIGTERM', () => { ${loop} }); setTimeout(() => process.emit('SIGTERM'), 10);`,
  },
  {
    name: 'a regular expression without end',
    ends: 'unresponsive',
    options: quick,
    // WebKit gives up after a while, and says that it does not match.
    program: `while (!/^(a+)+$/.test('a'.repeat(60) + 'b'));`,
  },
  { name: 'a gigabyte of log', ends: 'too-much-output', program: `for (;;) console.log('x'.repeat(1_000_000));` },
  {
    name: 'a gigabyte of log in one line',
    ends: 'too-much-output',
    program: `const line = 'x'.repeat(2 ** 26); for (let i = 0; i < 16; i++) process.stdout.write(line);`,
  },
  {
    name: 'lines without text and without end',
    ends: 'too-much-output',
    options: brief,
    program: `for (;;) console.log('');`,
  },
  {
    name: 'a line that never ends, letter by letter',
    ends: 'too-much-output',
    options: brief,
    program: `for (;;) process.stdout.write('x');`,
  },
  {
    name: 'a gigabyte of body',
    ends: 'answered',
    request: '/',
    problem: 'too-large',
    program: handler(`const part = Buffer.alloc(2 ** 20); let sent = 0;
      const more = (): void => { while (sent++ < 1024) if (!res.write(part)) { res.once('drain', more); return; } res.end(); }; more();`),
  },
  {
    name: 'a body that never ends, of a server that is asked again afterwards',
    ends: 'answered',
    request: '/',
    problem: 'too-large',
    program: handler(
      `const part = Buffer.alloc(2 ** 18); const more = setInterval(() => { for (let i = 0; i < 16; i++) res.write(part); }); res.on('close', () => clearInterval(more));`,
    ),
  },
  {
    name: 'messages to the page without end',
    ends: 'too-much-output',
    options: brief,
    program: `${takeLink} const flood = (): void => { for (let i = 0; i < 5000; i++) forge({ type: 'alive' }); setTimeout(flood); }; flood();`,
  },
  {
    name: 'forged log lines of nothing without end',
    ends: 'too-much-output',
    options: brief,
    program: `${takeLink} for (let i = 0; i < 300_000; i++) forge({ type: 'output', stream: 'stdout', text: '' });\n${loop}`,
  },
  {
    name: 'a storm of promises',
    ends: 'over',
    program: `await Promise.all(Array.from({ length: 200_000 }, async (_, i) => { await null; return i; }));\nfor (let i = 0; i < 1000; i++) Promise.reject(new Error('x')).catch(() => {});\nconsole.log('over');`,
  },
  {
    name: 'a hundred thousand timers',
    ends: 'over',
    program: `for (let i = 0; i < 100_000; i++) setTimeout(() => {}, i % 50);\nsetTimeout(() => console.log('over'), 200);`,
  },
  {
    name: 'a recursion without end',
    ends: 'exited',
    program: `const deep = (n: number): number => deep(n + 1) + 1;\ndeep(0);`,
  },
  {
    name: 'an exit in the middle of a handler',
    ends: 'exited',
    request: '/',
    problem: 'cut',
    program: handler(`res.write('x'); process.exit(7);`),
  },
  {
    name: 'an exit again and again',
    ends: 'exited',
    program: `process.on('exit', () => { process.exit(3); });\nprocess.exit(2);`,
  },
  {
    name: 'a gigabyte of memory, kept, in a loop',
    ends: 'unresponsive',
    options: quick,
    program: `const kept: Uint8Array[] = []; for (let i = 0; i < 16; i++) kept.push(new Uint8Array(2 ** 26).fill(1)); ${loop}`,
  },
  ...[
    ['Buffers', 'Buffer.alloc(2 ** 25, 1)'],
    ['views', 'new Float64Array(2 ** 22).fill(1)'],
    ['lists', 'new Array(2 ** 22).fill(1)'],
  ].map(([what = '', made = '']): Attack => ({
    name: `${what} that are kept, by an interval`,
    ends: 'out-of-memory',
    program: `const kept: unknown[] = []; setInterval(() => { kept.push(${made}); }, 40);`,
  })),
  {
    name: 'two hundred megabytes, kept for a while: no attack',
    ends: 'over',
    program: `const kept = Buffer.alloc(200_000_000, 1); setTimeout(() => console.log(kept.length === 200_000_000 ? 'over' : ''), 3000);`,
  },
  {
    name: 'gigabytes, of which none is kept: no attack',
    ends: 'over',
    program: `let last: Uint8Array | undefined; let made = 0;
const more = setInterval(() => { last = new Uint8Array(2 ** 25).fill(1); made += last.length; if (made > 3 * 2 ** 30) { clearInterval(more); console.log('over'); } }, 30);`,
  },
  {
    name: 'a program that breaks its own globals',
    ends: 'exited',
    program: `for (const name of ['MessagePort', 'MessageChannel', 'Promise', 'Map', 'Array', 'Object', 'JSON', 'Uint8Array']) (globalThis as any)[name] = undefined;\nprocess.stdout.write('over\\n');`,
  },
];
