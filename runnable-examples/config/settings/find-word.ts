import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `node find-word.ts <word>` names the files of this folder that hold the word. */
const word = process.argv[2];
if (!word) throw new Error('Which word? node find-word.ts <word>');

/** `exchanges.ts` documents this page, the made-up password included; it is no part of the program. */
const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'exchanges.ts')
  .map(({ name }) => name);

const found = names.filter((name) =>
  readFileSync(join(import.meta.dirname, name), 'utf8').includes(word),
);
console.log(found.join('\n') || 'in no file');
