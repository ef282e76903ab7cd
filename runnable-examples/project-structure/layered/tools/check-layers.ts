import { readdirSync, readFileSync } from 'node:fs';
import { violationsIn } from './layers.ts';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const paths = ['main.ts', ...filesBelow('src').sort()];
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
const violations = violationsIn(files);

if (violations.length === 0) {
  console.log('layers ok');
} else {
  for (const violation of violations) console.error(violation);
  console.error(`${violations.length} violations`);
  process.exitCode = 1;
}
