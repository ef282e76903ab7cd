import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

test('Astro tells its makers nothing: it is started with its telemetry off, and nowhere else', () => {
  const says = "if (process.argv[1]?.endsWith('astro.mjs')) console.log('off:', process.env.ASTRO_TELEMETRY_DISABLED);";
  const { stdout } = spawnSync(process.execPath, ['bin/astro.ts', '--version'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(says)}` },
  });
  assert.match(stdout, /off: 1/);
  const { scripts } = manifest.parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')));
  for (const [name, script] of Object.entries(scripts)) assert.doesNotMatch(script, /(^|&& )astro /, name);
  const build = readFileSync(resolve(root, 'bin/build.ts'), 'utf8');
  assert.doesNotMatch(build, /astro\.mjs/);
});
