/** An engine other than Node's own, whose words a program in that browser shows. */
export type Engine = 'firefox' | 'webkit';

/**
 * Where a program in the page behaves otherwise than in Node, and why. The site shows this list; the contract suite
 * may differ between the runtimes only by what a `mask` here covers.
 */
export interface Difference {
  readonly id: string;
  readonly what: string;
  readonly browser: string;
  readonly node: string;
  readonly why: string;
  /** Names that a program does not find, as `e2e/contract/surface.json` writes them. */
  readonly absent?: readonly RegExp[];
  /** What a test of a package says that fails because of it; see `bin/conformance/`. */
  readonly failures?: readonly RegExp[];
  /** What is replaced in the output of both runtimes before they are compared. */
  readonly masks?: readonly { readonly pattern: RegExp; readonly by: string; readonly engine?: Engine }[];
}

export const differences: readonly Difference[] = [
  {
    id: 'frames-of-libraries',
    what: "Lines of a stack trace that lie in Node's own library or in a package",
    browser: 'name the module only, and there are fewer of them',
    node: 'name file, line and column',
    why: "Node's library and the packages reach the page as one minified script, to be small; their positions in it would tell nobody anything. Your own lines are exact.",
    masks: [{ pattern: /^ +at .*(node:|\/node_modules\/).*(\n|$)/gm, by: '' }],
  },
  {
    id: 'words-of-firefox',
    what: "In Firefox: the texts of the engine's own errors, and the functions in a stack trace",
    browser: "Firefox's sentences and names; callers behind an await are not shown",
    node: "V8's",
    why: 'The JavaScript engine words its own errors. File and line are the same, and the column where a program throws.',
    failures: [/\bcan't access property\b/],
    masks: [
      { engine: 'firefox', pattern: /\n +at async [^\n]*/g, by: '' },
      { engine: 'firefox', pattern: /^( +at )[^\s(]+ (?:\[as [^\]]+\] )?\(([^)]*)\)/gm, by: '$1$2' },
      {
        engine: 'firefox',
        pattern:
          /^(\w*Error: )?(?:can't access property .*|Cannot read properties of .*|undefined has no properties|Cannot destructure property .*|(?:undefined|\(intermediate value\)) is not a function|redeclaration of .*|Identifier .* has already been declared)$/gm,
        by: '$1(words of the engine)',
      },
      {
        engine: 'firefox',
        pattern: /^(DataCloneError:? ).*(?= could not be cloned\.$)/gm,
        by: '$1(words of the engine)',
      },
      { engine: 'firefox', pattern: /^ *\^+$/gm, by: '^' },
      { engine: 'firefox', pattern: /^( +at file:.*:\d+):\d+$/gm, by: '$1' },
    ],
  },
  {
    id: 'words-of-webkit',
    what: "In Safari: the texts of the engine's own errors, and the functions in a stack trace",
    browser:
      "WebKit's sentences and names; callers behind an await are not shown, nor is what lies in Node's library or in a package",
    node: "V8's",
    why: 'The JavaScript engine words its own errors, and says of a script that was handed to it only that it was there. File and line are the same, and the column where a program throws.',
    failures: [/\bundefined is not an object\b/],
    masks: [
      { engine: 'webkit', pattern: /\n +at async [^\n]*/g, by: '' },
      { engine: 'webkit', pattern: /^( +at )[^\s(]+ (?:\[as [^\]]+\] )?\(([^)]*)\)/gm, by: '$1$2' },
      {
        engine: 'webkit',
        pattern:
          /^(\w*Error: )?(?:undefined is not an object .*|Cannot read properties of .*|Right side of assignment cannot be destructured|Cannot destructure property .*|Attempted to assign to readonly property\.|Cannot (?:set|assign to read only) property .*|.* is not a function.*|Cannot declare .* twice: .*|Identifier .* has already been declared)$/gm,
        by: '$1(words of the engine)',
      },
      {
        engine: 'webkit',
        pattern: /^(DataCloneError:? )(?:The object can not be cloned\.|.* could not be cloned\.)$/gm,
        by: '$1(words of the engine)',
      },
      { engine: 'webkit', pattern: /^ *\^+$/gm, by: '^' },
      { engine: 'webkit', pattern: /^( +at file:.*:\d+):\d+$/gm, by: '$1' },
    ],
  },
  {
    id: 'using-in-webkit',
    what: 'In Safari: using in the head of a loop, in a case, with a comma, or before an export of the same file',
    browser: 'is a SyntaxError',
    node: 'closes what it declares',
    why: 'WebKit does not know these declarations yet. Every other one is rewritten with try and finally.',
  },
  {
    id: 'bytes-in-webkit',
    what: "In Safari: readers of a stream with a buffer of their own, getReader({ mode: 'byob' })",
    browser: 'throw a TypeError; what says that it is of bytes is a plain stream',
    node: 'read into that buffer',
    why: 'WebKit has no streams of bytes yet.',
  },
  {
    id: 'parsers-of-firefox',
    what: 'In Firefox and Safari: Date of a text that is not ISO 8601, and URL with an unusual base such as data://',
    browser: 'read as that browser reads them, or refuse them',
    node: 'read as V8 and ada do',
    why: 'The standards leave the one open, and the browsers differ in the other.',
  },
  {
    id: 'packages',
    what: 'Importing a package that is not there',
    browser: 'adds a sentence that names the page with all packages',
    node: 'says only that the package was not found',
    why: 'Nothing can be installed in the page, so the next step is another one.',
    masks: [{ pattern: /\n?The page “Packages” of this site lists .*(?=\n|$)/g, by: '' }],
  },
  {
    id: 'zod-in-part',
    what: 'The locales of zod other than en and ko; zod/mini and zod/v3',
    browser: 'are not there',
    node: 'are there',
    why: 'The locales are more than half of zod. Every page fetches what is left.',
  },
  {
    id: 'files-of-packages',
    what: 'Files of a package that stands on the page “Packages”: its parts by path, and what it would start a thread from, as a transport of pino',
    browser: 'are not there',
    node: 'lie in node_modules',
    why: 'The page fetches such a package as one script.',
  },
  {
    id: 'words-of-the-parser',
    what: 'What is said about a file that is not valid TypeScript',
    browser: "the words of sucrase's parser, and the place where it gave up",
    node: "the words of swc's parser",
    why: 'swc is 1.4 MB compressed. The error code, the file and the line are the same.',
    masks: [{ pattern: /(?<=ERR_INVALID_TYPESCRIPT_SYNTAX\]: ).*/g, by: '(words of the parser)' }],
  },
  {
    id: 'process-number',
    what: 'The number of the process in a warning',
    browser: 'is 4242',
    node: "is the system's",
    why: 'There is no process in the page.',
    masks: [{ pattern: /\(node:\d+\)/g, by: '(node)' }],
  },
  {
    id: 'unsettled-await-place',
    what: 'The warning about a top-level await that never settles',
    browser: 'does not say where the await stands',
    node: 'shows file, line and source',
    why: 'No browser tells which await a module waits for. The exit code, 13, is the same.',
    masks: [{ pattern: /(Detected unsettled top-level await)[^]*$/, by: '$1' }],
  },
  {
    id: 'promise-state',
    what: 'util.inspect and console.log of a promise, of an iterator over a Map or a Set, and of Response, Request, Headers, FormData, Blob, File, web streams and TextEncoder',
    browser: 'always show Promise { <pending> }, and nothing of what the others hold',
    node: 'show what is in them',
    why: 'A browser does not let a program look into a promise without waiting for it, nor into an iterator without stepping it; the others are its own.',
  },
  {
    id: 'store-of-a-rejection',
    what: 'AsyncLocalStorage in a listener of unhandledRejection',
    browser: 'has no store',
    node: 'has the store of the code that rejected',
    why: 'A browser tells of such a rejection later, and not where it came from. Awaits, promises, timers, streams and middleware keep the store here, too: awaits of a program that imports node:async_hooks are compiled to.',
  },
  {
    id: 'no-processes',
    what: 'child_process, cluster, dgram, domain, http2, https, inspector, repl, tls, trace_events, v8, vm, wasi',
    browser: 'can be imported and throw ERR_FEATURE_UNAVAILABLE_ON_PLATFORM when used',
    node: 'work',
    why: 'They need processes, the network, a debugger, or the inside of the engine, and a page gives a program none of these.',
    failures: [/^The feature https?2?\.\w+ is unavailable on the current platform\b/],
  },
  {
    id: 'threads',
    what: 'Threads of node:worker_threads',
    browser:
      'start with a copy of the files, have ports of their own to listen on, share no memory, and are 16 at most',
    node: 'share files, ports and, by SharedArrayBuffer, memory',
    why: 'Each is a worker of the page. A page shares memory between workers only where the whole site is isolated, and the bound is for programs that start threads in a loop.',
  },
  {
    id: 'no-network',
    what: 'Connections to other machines',
    browser: 'end in ENOTFOUND or ECONNREFUSED; only servers of the same program can be reached',
    node: 'work',
    why: 'A program in the page must not speak to anyone in your name.',
  },
  {
    id: 'crypto-subset',
    what: 'node:crypto, and crypto.subtle',
    browser:
      'have AES (CBC, CTR, ECB, GCM), ChaCha20-Poly1305, RSA, ECDSA and ECDH on four curves, Ed25519, Ed448, X25519, X448, Diffie-Hellman, Argon2 and all hashes; no certificates, no keys of DSA, of RSA-PSS or against quantum computers, no other ciphers and curves, and fewer lines in opensslErrorStack',
    node: 'have all of OpenSSL',
    why: 'OpenSSL is larger than everything else together. It is Node’s own module here, too; what OpenSSL does for it, libraries of JavaScript do, on the one thread of the program: a pair of RSA keys of 2,048 bits takes about a second.',
  },
  {
    id: 'measuring',
    what: 'node:perf_hooks',
    browser:
      'observes marks, measures and functions, and nothing of http, net, dns or the garbage; a histogram has no statistical tests, and eventLoopUtilization is always 0',
    node: 'observes all of it',
    why: 'A browser does not tell how long its event loop waits, or when it collects; and what a server in the page takes says nothing of a network.',
  },
  {
    id: 'zlib-subset',
    what: 'node:zlib',
    browser: 'stores Brotli and Zstandard without compressing them',
    node: 'compresses both',
    why: 'What compresses them is larger than the rest of the runtime together, and takes up to a second. What is stored is valid: every client unpacks it to the same bytes.',
  },
  {
    id: 'messages-broken-in-two-ways',
    what: 'A response whose first line ends with CR alone, and DEL inside the quotes of a chunk extension',
    browser: 'are read',
    node: 'are refused',
    why: 'The parser is llhttp, as in Node, in the build that undici makes for WebAssembly; that one is a version older. No server and no client sends either.',
  },
  {
    id: 'circular-imports',
    what: 'Files that the program writes while it runs, and that import each other in a circle',
    browser: 'cannot be imported, and the error says so',
    node: 'can be imported',
    why: 'A browser cannot give two modules each other’s address. What runs a circle in another way is fetched with the program, if its files have one.',
  },
  {
    id: 'names',
    what: 'Some names that few programs ask for',
    browser: 'are not there, or are another kind of property; the global scope hears events',
    node: 'are there',
    why: 'They are of the terminal, of the debugger, of web streams and web sockets as Node makes them, or too new for the browser. Every other name of Node is here: what cannot work throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM with its name when it is used.',
    absent: [
      /^(buffer\.Blob|globalThis\.Blob)#textStream$/,
      /^fs\.Utf8Stream(#|$)/,
      /^http\.(CloseEvent|MessageEvent|WebSocket)(#|$)/,
      /^module\.Module#(isPreloading|parent)$/,
      /^node:sqlite\.Session#/,
      /^process\.(execve|noProcessWarnings|sourceMapsEnabled)$/,
      /^(stream\/web|globalThis)\.(ByteLength|Count)QueuingStrategy#size$/,
      /^(stream\/web|globalThis)\.Readable/,
      /^(sys|util)\.setTraceSigInt$/,
      /^tty\.(Read|Write)Stream#/,
      /^worker_threads\.(locks|moveMessagePortToContext)$/,
      /^globalThis\.SuppressedError(#|$)/,
      /^globalThis\.[Nn]avigator(#|$)/,
      /^globalThis\.Request#/,
      /^globalThis\.SharedArrayBuffer(#|$)/,
    ],
  },
  {
    id: 'watching-files',
    what: 'fs.watch, watchFile, glob, globSync, and path.matchesGlob',
    browser: 'tell of no change, or throw',
    node: 'work',
    why: 'The files are the program’s own, in memory: nobody else changes them. The others stand on parts of Node that would weigh more than most programs.',
  },
  {
    id: 'memory',
    what: 'memory',
    browser:
      'is bounded as far as it can be counted: a program whose buffers, WebAssembly memory and filled lists take more than 1 GiB together is ended; in one turn, what is in use no longer counts as well, up to 4 GiB',
    node: 'is bounded by V8’s heap and by your machine',
    why: 'A browser says nothing of a worker’s memory. Objects and strings are not counted: there is no way to see them.',
  },
  {
    id: 'machine',
    what: 'process.memoryUsage, os.cpus, os.hostname, process.pid and the like',
    browser: 'give fixed values',
    node: "give the machine's",
    why: 'The page may not know them.',
  },
  {
    id: 'sqlite',
    what: 'node:sqlite',
    browser:
      'has databases in memory and in files of the program, up to 256 MB; extensions, sessions, backup, serialize, createTagStore and setAuthorizer throw ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    node: 'has all of it, on your disk',
    why: "SQLite's own build for browsers (3.54) runs on the program's files in memory. They are gone when the program ends.",
  },
  {
    id: 'test-runner',
    what: 'node:test',
    browser:
      'runs the tests of the program itself and of other files in the same process (--test-isolation=none); a process for each file, mock.module, --watch and code coverage are not there, and an unhandled rejection counts for the test that runs',
    node: 'also starts test files as processes, and knows which test a rejection came from',
    why: 'It is Node’s own test runner. What is missing needs processes, a debugger, or hooks in Node’s loader.',
  },
];

export function maskDifferences(text: string, engine?: Engine): string {
  let masked = text;
  for (const { masks = [] } of differences) {
    for (const { pattern, by, engine: only } of masks)
      if (only === undefined || only === engine) masked = masked.replace(pattern, by);
  }
  return masked;
}
