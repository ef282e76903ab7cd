import { join } from 'node:path';

/** Beside this file, wherever the program was started. Node's flag looks where it was started. */
for (const name of ['.env.dev', '.env.prod']) {
  process.loadEnvFile(join(import.meta.dirname, name));
}

await import('./main.ts');
