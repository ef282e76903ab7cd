/** `node bin/astro.ts <dev | build | preview | check | sync> …`: Astro with what is given, and nothing told to its makers. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runNode } from './children.ts';

const command = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');

process.exitCode = await runNode([command, ...process.argv.slice(2)], {
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
});
