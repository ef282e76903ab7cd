import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violationsIn } from './layers.ts';

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const paths = ['main.ts', ...filesBelow('src').sort()];
const files = Object.fromEntries(
  paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);
const violations = violationsIn(files);

if (violations.length === 0) {
  console.log('layers ok');
} else {
  for (const violation of violations) console.error(violation);
  console.error(`${violations.length} violations`);
  process.exitCode = 1;
}
