import assert from 'node:assert/strict';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** Modules of Node's that measure, keep addresses out, and write texts anew; and what a program must not take for a browser. */

function prints(name: string, program: string, printed: readonly string[]): Behaviour {
  return {
    name,
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, program);
      assert.equal(masked(), printed.join('\n'));
      assert.deepEqual(ended, { code: 0, signal: null, reason: 'exited' });
    },
  };
}

export const measuring: readonly Behaviour[] = [
  prints(
    'node:perf_hooks: marks, measures, observers, histograms, timerify',
    `import { createHistogram, monitorEventLoopDelay, performance, PerformanceObserver, PerformanceEntry } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
console.log(performance === globalThis.performance, typeof performance.now(), performance.timeOrigin > 1.6e12, String(performance));
const observed: string[] = [];
const observer = new PerformanceObserver((list) => { for (const { name, entryType } of list.getEntries()) observed.push(entryType + ' ' + name); });
observer.observe({ entryTypes: ['mark', 'measure', 'function'] });
performance.mark('begin', { detail: { of: 'order' } });
await sleep(2);
performance.mark('end');
const measure = performance.measure('whole', 'begin', 'end');
console.log(measure instanceof PerformanceEntry, measure.duration >= 1, performance.getEntriesByName('begin').map(({ entryType, detail }: any) => [entryType, detail.of].join()).join());
function add(a: number, b: number) { return a + b; }
console.log(performance.timerify(add)(1, 2));
await sleep(5);
observer.disconnect();
console.log(observed.join(', '));
performance.clearMarks();
console.log(performance.getEntriesByType('mark').length, performance.measure('fixed', { start: 1, end: 5 }));
try { performance.measure('no', 'nowhere'); } catch (error: any) { console.log(error.name, error.message); }
const histogram = createHistogram({ figures: 3 });
for (const value of [1, 2, 3, 3, 500, 2047, 2048, 2049, 5000, 123456]) histogram.record(value);
console.log(histogram.count, histogram.min, histogram.max, histogram.mean, histogram.percentile(50), histogram.percentile(99), [...histogram.percentiles].join(' '));
const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
await sleep(40);
delay.disable();
console.log(delay.count > 0, delay.min > 0, delay.max >= delay.min);
console.log(Object.keys(performance.eventLoopUtilization()).join(), performance.nodeTiming.name);`,
    [
      'true number true [object Performance]',
      'true true mark,order',
      '3',
      'mark begin, measure whole, mark end, function add',
      '0 PerformanceMeasure {',
      "  name: 'fixed',",
      "  entryType: 'measure',",
      '  startTime: 1,',
      '  duration: 4,',
      '  detail: null',
      '}',
      'SyntaxError The "nowhere" performance mark has not been set',
      '10 1 123519 13514.4 500 123519 0,1 50,500 75,2048 87.5,5000 93.75,123456 100,123456',
      'true true true',
      'idle,active,utilization node',
    ],
  ),
  prints(
    'what is printed by a file descriptor is there, though the program ends at once',
    `import { write } from 'node:fs';
console.log('before');
write(1, 'by the descriptor\\n', () => console.log('never'));
process.exit(0);`,
    ['before', 'by the descriptor'],
  ),
  prints(
    'an event with a detail is an event',
    `const target = new EventTarget();
target.addEventListener('news', (event) => console.log(event instanceof Event, (event as CustomEvent).detail));
console.log(target.dispatchEvent(new CustomEvent('news', { detail: 3 })));`,
    ['true 3', 'true'],
  ),
  prints(
    'a program waits for what WebAssembly compiles',
    `const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
for (let count = 0; count < 20; count += 1) await WebAssembly.instantiate(bytes);
console.log(Object.prototype.toString.call(await WebAssembly.compile(bytes)));`,
    ['[object WebAssembly.Module]'],
  ),
  prints(
    'a question to a name server that does not answer fails where it is awaited',
    `import { promises, resolve4, setServers } from 'node:dns';
setServers(['127.0.0.1:1']);
await promises.resolveMx('no.such.invalid').catch(({ code, hostname }) => console.log(typeof code, hostname));
await promises.reverse('192.0.2.1').catch(({ code }) => console.log(typeof code));
resolve4('no.such.invalid', (error) => console.log(typeof error?.code, error?.syscall));`,
    ['string no.such.invalid', 'string', 'string queryA'],
  ),
  prints(
    'a view engine that is not there',
    `import express from 'express';
const app = express().set('view engine', 'no-such-engine');
app.get('/', (_req, res) => res.render('index'));
try { app.render('index', () => undefined); } catch (error: any) { console.log(error.code, error.message.split('\\n')[0]); }`,
    ["MODULE_NOT_FOUND Cannot find module 'no-such-engine'"],
  ),
  prints(
    'net.BlockList and net.SocketAddress',
    `import { BlockList, SocketAddress } from 'node:net';
const list = new BlockList();
list.addAddress('1.2.3.4');
list.addRange('10.0.0.1', '10.0.0.9');
list.addSubnet('8592:757c:efae:4e45:1::', 64, 'ipv6');
console.log(list.rules.join(', '));
for (const [address, family] of [['1.2.3.4'], ['::ffff:1.2.3.4', 'ipv6'], ['::FFFF:a00:5', 'ipv6'], ['10.0.0.10'], ['8592:757c:efae:4e45::1', 'ipv6'], ['nope']] as const)
  console.log(address, list.check(address, family));
console.log(new SocketAddress({ address: '0:0::0001', family: 'ipv6', port: 80 }), SocketAddress.parse('1.2.3.4:5')?.port, BlockList.isBlockList(list));
for (const act of [() => list.addRange('10.0.0.9', '10.0.0.1'), () => list.addAddress('nope'), () => list.addSubnet('1.1.1.1', 33)])
  try { act(); } catch (error: any) { console.log(error.name, error.code, error.message); }`,
    [
      'Address: IPv4 1.2.3.4, Subnet: IPv6 8592:757c:efae:4e45:1::/64, Range: IPv4 10.0.0.1-10.0.0.9',
      '1.2.3.4 true',
      '::ffff:1.2.3.4 true',
      '::FFFF:a00:5 true',
      '10.0.0.10 false',
      '8592:757c:efae:4e45::1 true',
      'nope false',
      "SocketAddress { address: '::1', port: 80, family: 'ipv6', flowlabel: 0 } 5 true",
      "TypeError ERR_INVALID_ARG_VALUE The argument 'start' must come before end. Received SocketAddress { address: '10.0.0.9', port: 0, family: 'ipv4', flowlabel: 0 }",
      'Error ERR_INVALID_ADDRESS Invalid socket address',
      'RangeError ERR_OUT_OF_RANGE The value of "prefix" is out of range. It must be >= 0 && <= 32. Received 33',
    ],
  ),
  prints(
    'buffer.transcode',
    `import { transcode } from 'node:buffer';
const of = (bytes: Buffer, from: string, to: string) => { try { return transcode(bytes, from as 'utf8', to as 'utf8').toString('hex'); } catch (error: any) { return [error.name, error.code, error.errno, error.message].join(' '); } };
console.log(of(Buffer.from('€é😀'), 'utf8', 'latin1'), of(Buffer.from('€é'), 'utf8', 'ascii'), of(Buffer.from('€😀'), 'utf8', 'utf16le'), of(Buffer.from('€é', 'utf16le'), 'ucs2', 'utf8'));
console.log(of(Buffer.from([0xe9, 65]), 'ascii', 'utf8'), of(Buffer.from([0xe9]), 'binary', 'utf8'), of(Buffer.alloc(0), 'utf8', 'hex'));
console.log(of(Buffer.from('a'), 'utf8', 'hex'));
console.log(of(Buffer.from([0xff]), 'utf8', 'utf16le'));
console.log(of('a' as never, 'utf8', 'latin1'));`,
    [
      '3fe93f 3f3f ac203dd800de e282acc3a9',
      'efbfbd41 c3a9 ',
      'Error U_ILLEGAL_ARGUMENT_ERROR 1 Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]',
      'Error U_INVALID_CHAR_FOUND 10 Unable to transcode Buffer [U_INVALID_CHAR_FOUND]',
      `TypeError ERR_INVALID_ARG_TYPE  The "source" argument must be an instance of Buffer or Uint8Array. Received type string ('a')`,
    ],
  ),
  prints(
    'import() of a built-in by a computed name',
    `const found: string[] = [];
for (const name of ['path', 'os', 'crypto', 'perf_hooks', 'net', 'zlib', 'http']) {
  const [one, two] = [await import('node:' + name), await import(name)];
  found.push(name + ' ' + String(one.default === two.default) + ' ' + Object.keys(one).includes('default'));
}
console.log(found.join(', '));
await import('node:' + 'nope').catch((error: any) => console.log(error.code, error.message));`,
    [
      'path true true, os true true, crypto true true, perf_hooks true true, net true true, zlib true true, http true true',
      'ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:nope',
    ],
  ),
  {
    name: 'a program finds no global that only a browser has',
    async prove(runtime) {
      const { lines, ended } = await runToEnd(
        runtime,
        `const all = new Set<string>();
for (let at: any = globalThis; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
  for (const name of Object.getOwnPropertyNames(at)) all.add(name);
console.log([...all].join(' '));
const kinds = ['window', 'document', 'self', 'importScripts', 'location'].map((name) => typeof Reflect.get(globalThis, name));
console.log([...kinds, Object.prototype.toString.call(globalThis)].join());`,
      );
      assert.equal(ended.code, 0);
      const [names = '', kinds = ''] = lines('stdout');
      assert.equal(kinds, 'undefined,undefined,undefined,undefined,undefined,[object global]');
      const ofNode = new Set(Object.getOwnPropertyNames(globalThis));
      // Of what hears events, see the difference `names`; two that nothing can take away; and ours.
      const left =
        'addEventListener removeEventListener dispatchEvent when TEMPORARY PERSISTENT __modules_of_this_page__';
      for (const name of left.split(' ')) ofNode.add(name);
      assert.equal(
        names
          .split(' ')
          .filter((name) => !ofNode.has(name) && name !== 'constructor')
          .join(' '),
        '',
      );
    },
  },
];
