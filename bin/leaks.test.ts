import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { leaksOf } from './leaks.ts';

test('a private line and a private text are found in what is published, packed or escaped; what is open is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-leaks-'));
  try {
    const [checks, dist] = [join(folder, 'checks'), join(folder, 'dist')];
    for (const path of [checks, dist]) mkdirSync(path);
    writeFileSync(
      join(checks, 'checks.ts'),
      "import type { Something } from 'known-to-everybody';\nconst path = '/secret/path/<of>';\nif (a < b && c) refuse(everything, twice);\n",
    );
    const open = ["import type { Something } from 'known-to-everybody';"];
    const publish = (text: string): number => {
      writeFileSync(join(dist, 'index.html'), text);
      return leaksOf(checks, dist, open).length;
    };
    assert.equal(publish(open.join('\n')), 0);
    assert.equal(publish('let e="/secret/path/<of>"'), 1);
    assert.equal(publish('<pre>if (a &lt; b &amp;&amp; c) refuse(everything, twice);</pre>'), 1);
    // The private file itself, put among the open ones.
    const all = [...open, readFileSync(join(checks, 'checks.ts'), 'utf8')];
    writeFileSync(join(dist, 'index.html'), 'let e="/secret/path/<of>"');
    assert.equal(leaksOf(checks, dist, all).length, 1);
    assert.throws(() => leaksOf(checks, join(folder, 'nothing'), open), /nothing to look at/);
    assert.throws(() => leaksOf(dist, dist, ['let e="/secret/path/<of>"']), /nothing in it that is not open/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
