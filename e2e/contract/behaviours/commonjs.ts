import assert from 'node:assert/strict';
import { runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

/** CommonJS beside ES modules, as Node mixes them. */
export const commonJs: readonly Behaviour[] = [
  {
    name: 'ES modules import CommonJS and JSON, require both, and know who they are',
    async prove(runtime) {
      const program = `import data from './data.json' with { type: 'json' };
import cjs, { named } from './lib/c.cjs';
import { createRequire } from 'node:module';
import { inner } from './sub/inner.ts';
console.log(import.meta.main, import.meta.filename, import.meta.dirname, import.meta.url, import.meta.resolve('./x.js'));
console.log(data, cjs, named, inner);
const require = createRequire(import.meta.url);
console.log(require('./lib/c.cjs') === cjs, require('./data.json'), require('./folder'), require.resolve('./folder'));
console.log(require('node:path') === (await import('node:path')).default, require('./esm.mjs').value);
try { require('./nope'); } catch (error: any) { console.log(error.code, error.message); }
console.log(Object.keys(await import('./lib/c.cjs')).sort().join(), typeof globalThis.require, typeof globalThis.module);`;
      const { lines, ended } = await runToEnd(runtime, {
        'main.ts': program,
        'data.json': '{"a":[1]}',
        'lib/c.cjs': `exports.named = 'n'; exports.file = __filename; exports.dir = __dirname;
exports.main = require.main === module; exports.that = this === exports; exports.esm = require('../esm.mjs').value;`,
        'folder/index.js': 'module.exports = "index";',
        'folder/package.json': '{"type":"commonjs"}',
        'esm.mjs': 'export const value = 42; export default function f() {}',
        'sub/inner.ts': `export const inner = [import.meta.main, import.meta.filename.endsWith('inner.ts')];`,
      });
      assert.deepEqual(lines(), [
        'true /app/main.ts /app file:///app/main.ts file:///app/x.js',
        '{ a: [ 1 ] } {',
        "  named: 'n',",
        "  file: '/app/lib/c.cjs',",
        "  dir: '/app/lib',",
        '  main: false,',
        '  that: true,',
        '  esm: 42',
        '} n [ false, true ]',
        'true { a: [ 1 ] } index /app/folder/index.js',
        'true 42',
        "MODULE_NOT_FOUND Cannot find module './nope'",
        'Require stack:',
        '- /app/main.ts',
        'default,dir,esm,file,main,module.exports,named,that undefined undefined',
      ]);
      assert.equal(ended.code, 0);
    },
  },
  {
    name: 'a CommonJS program: require, its circles, its cache, import(), an error with its place',
    async prove(runtime) {
      const { masked, ended } = await runToEnd(
        runtime,
        {
          'main.cjs': `const { helper } = require('./helper');
console.log(require.main === module, __filename, helper(), this === module.exports, Object.keys(require.cache).map((path) => path.split('/').pop()).join());
console.log(require('./a').seen, require('./b').seen);
import('./e.mjs').then(({ default: value }) => { console.log(value); null.x; });`,
          'helper.js': 'exports.helper = () => "help";',
          'a.js': `exports.early = 1; exports.seen = require('./b').early; exports.late = 2;`,
          'b.js': `exports.early = 'b'; exports.seen = Object.keys(require('./a'));`,
          'package.json': '{}',
          'e.mjs': 'export default "esm";',
        },
        { entry: 'main.cjs' },
      );
      const [first = '', ...rest] = masked().split('\n');
      assert.equal(first, 'true /app/main.cjs help true main.cjs,helper.js');
      assert.deepEqual(rest.slice(0, 4), ["b [ 'early' ]", 'esm', '/app/main.cjs:4', rest[3]]);
      assert.match(masked(), /TypeError[^]*\/app\/main\.cjs:4/);
      assert.equal(ended.code, 1);
    },
  },
  {
    name: 'an error page of a CommonJS program shows the stack with its head line',
    async prove(runtime) {
      const main = `const express = require('express');
const app = express();
app.get('/', (req, res) => { req.foobar(); });
app.listen(3000);`;
      await whileRunning(
        runtime,
        { 'main.cjs': main },
        async ({ send }) => {
          const page = textOf(await send({ method: 'GET', path: '/' }));
          assert.match(page, /<pre>TypeError: req\.foobar is not a function<br> &nbsp; &nbsp;at .*main\.cjs:3:3/);
        },
        { entry: 'main.cjs', env: { NODE_ENV: 'development' } },
      );
    },
  },
];
