/** What a reader downloads. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);

export function linesOfRuntimeBytes(dist: string): readonly string[] {
  const folder = join(dist, 'runtime');
  const fetched = readdirSync(folder).filter((name) => /\.(js|html|json)$/.test(name));
  const sizes = fetched.map((name) => {
    const contents = readFileSync(join(folder, name));
    return {
      name,
      raw: contents.length,
      gzip: gzipSync(contents, { level: 9 }).length,
      brotli: brotliCompressSync(contents).length,
    };
  });
  const total = (of: 'raw' | 'gzip' | 'brotli'): number => sizes.reduce((sum, size) => sum + size[of], 0);
  return [
    `${'runtime'.padEnd(46)}${'raw'.padStart(11)}${'gzip'.padStart(11)}${'brotli'.padStart(11)}`,
    ...sizes.map(({ name, raw, gzip, brotli }) => `${name.padEnd(46)}${kB(raw)}${kB(gzip)}${kB(brotli)}`),
    `${'all'.padEnd(46)}${kB(total('raw'))}${kB(total('gzip'))}${kB(total('brotli'))}  aim ≤ 400 kB gzip ${total('gzip') <= 400_000 ? '✓' : '✗'}`,
  ];
}

export function lineOfReadingBytes(scripts: readonly Buffer[]): string {
  const gzip = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
  return `${'JavaScript to read a lesson, gzip'.padEnd(46)}${kB(gzip)}  aim ≤ 15 kB ${gzip <= 15_000 ? '✓' : '✗'}`;
}
