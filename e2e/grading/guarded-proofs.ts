/** What proves each difference of the runtime that grades: a program that prints one line here and another in Node. */
import type { GuardedDifferenceId } from '#runtime/guarded-differences.ts';

interface Proof {
  readonly program: string;
  readonly guarded: string;
  readonly node: string;
}

/** Prints `works`, or the code of the error. */
const tries = (act: string, imports = ''): string => `${imports}
try { ${act}; console.log('works'); } catch (error: any) { console.log(error.code); }
process.exit();`;

const denied = { guarded: 'ERR_ACCESS_DENIED', node: 'works' } as const;

export const proofs = {
  'another-node': {
    program: `console.log(process.version.split('.')[0]); process.exit();`,
    guarded: 'v26',
    node: process.version.split('.')[0] ?? '',
  },
  network: {
    program: `import http from 'node:http';
const end = (line: string): void => { console.log(line); process.exit(); };
const server = http.createServer((_req, res) => res.end()).listen(4000, () => {
  http.get('http://localhost:4000', () => end('works')).on('error', (error: any) => end(error.code));
});`,
    ...denied,
  },
  sockets: {
    program: `import http from 'node:http';
import { Socket } from 'node:net';
http.createServer((req, res) => { console.log(req.socket instanceof Socket); res.end(); }).listen(3000);`,
    guarded: 'false',
    node: 'true',
  },
  files: { program: tries(`readFileSync('/etc/hosts')`, `import { readFileSync } from 'node:fs';`), ...denied },
  links: { program: tries(`symlinkSync('a', 'b')`, `import { symlinkSync } from 'node:fs';`), ...denied },
  processes: {
    program: tries(`spawnSync(process.execPath, ['-v'])`, `import { spawnSync } from 'node:child_process';`),
    ...denied,
  },
  threads: {
    program: tries(`new Worker('', { eval: true })`, `import { Worker } from 'node:worker_threads';`),
    ...denied,
  },
  addons: {
    program: tries(`process.dlopen({ exports: {} } as any, '/no-such.node')`),
    guarded: 'ERR_DLOPEN_DISABLED',
    node: 'ERR_DLOPEN_FAILED',
  },
  packages: { program: tries(`await import('ioredis')`), guarded: 'ERR_MODULE_NOT_FOUND', node: 'works' },
  limits: {
    program: tries(`writeFileSync('large', Buffer.alloc(9_000_000))`, `import { writeFileSync } from 'node:fs';`),
    guarded: 'EFBIG',
    node: 'works',
  },
  place: { program: `console.log(process.pid === 1); process.exit();`, guarded: 'true', node: 'false' },
} satisfies Partial<Record<GuardedDifferenceId, Proof>>;

/** What the page draws. Nobody who grades asks for it, and it is nothing that a program could see. */
export const notAsked = 'the way of a request through Express is told when its response is done';

/** It starts no thread. */
export const holding = 'worker_threads: a MessageChannel of one thread';

/** Behaviours of the contract, by how their names begin, that cannot hold here, each for one of the differences. */
export const differing: Readonly<Record<string, GuardedDifferenceId>> = {
  'the folder of the example is the working directory': 'files',
  'node:fs over the files of the program': 'files',
  'node:fs over a temporary area': 'files',
  'folders and files are copied': 'links',
  'keep-alive: an agent in the program': 'network',
  'the program can fetch from its own server': 'network',
  'a refused connection inside the program': 'network',
  'connecting:': 'network',
  'what keeps a program alive has a name': 'network',
  'what is no HTTP is refused': 'network',
  'an upgrade that nobody takes': 'network',
  'fetch: ': 'network',
  'a program sends itself a body': 'network',
  'node:punycode, node:sys and node:constants': 'another-node',
  'node:crypto has secret keys': 'another-node',
  'node:crypto: signatures that Node made': 'another-node',
  'node:crypto: RSA encrypts, two agree': 'another-node',
  'a program finds no global that only a browser has': 'another-node',
  'an uncaught error in a microtask': 'another-node',
  'node:test: an app of Express': 'network',
  "an error's place: a handler of Express": 'network',
  'a response leaves at once': 'large-answers',
  'worker_threads:': 'threads',
  // They lie on a disk of the program's own, which a graded one has not.
  'what lies beside the files is there': 'packages',
  'console prints objects, errors and tables': 'another-node',
  'an error at the start': 'another-node',
  'an error in a timer': 'another-node',
  'an error in another file': 'another-node',
  'a rejected promise that nobody handles': 'another-node',
  'a rejection with something that is no error': 'another-node',
  'an error event that nobody listens to': 'another-node',
  'broken TypeScript': 'another-node',
  'a name declared twice': 'another-node',
  'a parameter property is refused': 'another-node',
  'enum is refused': 'another-node',
  'a name that the other file does not export': 'another-node',
  'a type imported without the word type': 'another-node',
  'a file that is not there': 'another-node',
  'a package that is not there': 'another-node',
  'node:sqlite: arguments of a wrong type': 'another-node',
  'node:zlib: at once, by callback': 'another-node',
};
