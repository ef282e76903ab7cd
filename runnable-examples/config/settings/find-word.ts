import { readdirSync, readFileSync } from 'node:fs';

/** `node find-word.ts <word>` names the files of this folder that hold the word. */
const word = process.argv[2] ?? '';

const files = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile());
const found = files.filter(({ name }) => readFileSync(name, 'utf8').includes(word));

console.log(found.map(({ name }) => name).join('\n') || 'in no file');
