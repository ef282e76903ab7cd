/** Writes what a built site needs to be read without network: the list of what can be kept, and the service worker. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { localesIn, readWords } from '#checker/catalogue.ts';
import { LIST, WORKER, type KeptList } from './offline/kept.ts';
import type { NotKeptWords } from './offline/not-kept.ts';
import { EDITION_PLACE } from './edition.ts';
import type { WordKey } from './i18n/words.ts';

/** What pages ask for, beside themselves. */
const ASKED_FOR =
  /^(?:_astro\/.+|runtime\/(?!LICENSES|manifest).+|[\w-]+\/search\.json|icon[\w-]*\.(?:svg|png)|[\w.]+\.webmanifest)$/;

/** Below which address a host serves the file; undefined where no page asks for it. */
function pathFromFile(file: string): string | undefined {
  if (ASKED_FOR.test(file)) return file;
  return file.endsWith('index.html') ? file.slice(0, -'index.html'.length) : undefined;
}

/** English first: its words stand where an address says no language. */
function wordsByLocale(): Readonly<Record<string, NotKeptWords>> {
  const folder = fileURLToPath(new URL('i18n/', import.meta.url));
  const others = localesIn(folder).filter((locale) => locale !== 'en');
  const words = ['en', ...others].map((locale): readonly [string, NotKeptWords] => {
    const said = readWords(folder, locale);
    const word = (key: WordKey): string => said[key] ?? key;
    return [
      locale,
      { title: word('offline.notKept'), text: word('offline.notKeptText'), kept: word('offline.thoseKept') },
    ];
  });
  return Object.fromEntries(words);
}

/** It says of which edition it is as pages do. */
async function composeWorker(words: Readonly<Record<string, NotKeptWords>>): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('offline/worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      EDITION: JSON.stringify(EDITION_PLACE),
      NOT_KEPT_WORDS: JSON.stringify(words),
    },
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Each page says of which edition it is: only so can it tell that there is another one. */
async function stampPages(dist: string, files: readonly string[], edition: string): Promise<void> {
  const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('runtime/'));
  for (const file of pages) {
    const text = await readFile(join(dist, file), 'utf8');
    await writeFile(join(dist, file), text.replace(EDITION_PLACE, edition));
  }
}

export function offlineAssets(): AstroIntegration {
  return {
    name: 'offline-assets',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const entries = await readdir(dist, { recursive: true, withFileTypes: true });
        const names = entries
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name).slice(dist.length).replaceAll('\\', '/'))
          .sort();
        const words = wordsByLocale();
        const worker = await composeWorker(words);
        const hash = createHash('sha256').update(worker);
        const files: KeptList['files'][number][] = [];
        for (const name of names) {
          const path = pathFromFile(name);
          if (path === undefined) continue;
          const bytes = await readFile(join(dist, name));
          hash.update(`${path}\n`).update(bytes);
          files.push([path, bytes.length]);
        }
        const edition = hash.digest('hex').slice(0, 12);
        await stampPages(dist, names, edition);
        const list: KeptList = { edition, locales: Object.keys(words), files };
        await writeFile(join(dist, LIST), JSON.stringify(list));
        await writeFile(join(dist, WORKER), worker.replaceAll(EDITION_PLACE, edition));
        const mB = files.reduce((sum, [, bytes]) => sum + bytes, 0) / 1e6;
        logger.info(`edition ${edition}: ${String(files.length)} files to keep, ${mB.toFixed(1)} MB`);
      },
    },
  };
}
