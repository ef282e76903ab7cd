import { handler, takeLink, type Attack } from '../attack.ts';

/** Attacks on the page by what it is told: messages, responses, log lines. */
export const forge: readonly Attack[] = [
  {
    name: 'messages that nobody of ours would send',
    ends: 'over',
    program: `${takeLink}
for (const message of [null, 1, 'x', [], {}, { type: '__proto__' }, { type: 'constructor' }, { type: 'output' },
  { type: 'head', number: 1 }, { type: 'several', messages: [{ type: 'several', messages: [null] }] },
  { type: 'ports', ports: ['<img src=x onerror=alert(1)>'] }, { type: 'script', script: 'alert(1)' }, { type: 'spawn', worker: 9 },
  { type: 'end', worker: 1 }, { type: 'way', steps: [{ kind: 'x' }] }, { type: 'exit', code: 'x', signal: {} }]) forge(message);
setTimeout(() => console.log('over'), 50);`,
  },
  {
    name: 'words of the page, handed to the scope that hears it',
    ends: 'over',
    program: `const scope = globalThis as any;
const say = (data: unknown): void => { try { scope.dispatchEvent(new MessageEvent('message', { data })); scope.onmessage?.({ data }); } catch {} };
process.on('SIGWINCH', () => console.log('REACHED', 'a signal'));
say({ type: 'parts', parts: ["(shared) => { console.log('REACHED', 'the runtime', Object.keys(shared).length); }"] });
say({ type: 'signal', name: 'SIGWINCH' });
say({ type: 'credit', weight: 1e15 });
say({ type: 'run', files: { 'main.ts': "console.log('REACHED', 'another run')" }, disk: {}, packages: [], parts: [], entry: 'main.ts', flags: [], env: {}, args: [] });
setTimeout(() => console.log('over'), 100);`,
  },
  {
    name: 'an answer to a request that was never sent, and a second head',
    ends: 'answered',
    request: '/',
    response: ({ status, headers }) => status === 200 && headers.every(([, value]) => value.length < 1000),
    program: `${takeLink}${handler(`
      res.send('honest');
      for (let number = 0; number < 50; number++) setTimeout(() => {
        forge({ type: 'head', number: number + 1000, status: 500, reason: 'forged', headers: [] });
        forge({ type: 'end', number: number + 1000 });
        forge({ type: 'head', number, status: 500, reason: 'x', headers: Array.from({ length: 2e5 }, () => 'b'.repeat(100)) });
        forge({ type: 'answer', number, status: 500, reason: 'forged', headers: ['x'], bytes: undefined });
        forge({ type: 'answer', number: number + 2000, status: 500, reason: 'forged', headers: [], bytes: 'x' });
      }, 100);`)}`,
  },
  {
    name: "the page's prototypes, by keys that are called like them",
    ends: 'answered',
    request: '/',
    program: `${takeLink}
Object.defineProperty(Object.prototype, 'polluted', { value: true, enumerable: true });
forge(JSON.parse('{"type":"alive","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
forge({ type: 'head', number: 1, status: 200, reason: '', headers: ['__proto__', 'polluted', 'constructor', 'polluted'] });
${handler(`res.set('constructor', 'x').type('json').send('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');`)}`,
  },
  {
    name: 'a response that carries script in body, headers and reason',
    ends: 'answered',
    request: '/',
    program: handler(
      `res.statusMessage = '<img src=x onerror=window.stolen=1>'; res.set('x-note', '<script>window.stolen=1</script>').set('refresh', '0;url=https://example.com').set('set-cookie', 'stolen=1; Path=/').type('html').send('<img src=x onerror="window.stolen=1"><script>window.stolen=1</script><meta http-equiv=refresh content="0;url=/">');`,
    ),
  },
  {
    name: 'log lines with markup, terminal escapes and control characters',
    ends: 'over',
    program: String.raw`console.log('<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>');
console.log('\x1b[2J\x1b[H\x1b]0;stolen\x07\x1b[31m\r\b\b\x00\u202e\u2028');
console.error('</div><style>*{display:none}</style>');
console.log('over');`,
  },
  {
    name: 'a file of another name than an example may have',
    ends: 'over',
    program: `import fs from 'node:fs';
fs.writeFileSync('../../../../etc/passwd', 'stolen'); fs.mkdirSync('a/../../b', { recursive: true }); fs.symlinkSync('/', 'root');
console.log('over');`,
  },
];
