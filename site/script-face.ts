/**
 * The face for a script that the faces of the site do not have, such as Hangul. A whole one has eleven thousand
 * syllables; the texts of a locale use some seven hundred. So each page gets two small files: what half of the pages
 * show, which the browser keeps, and what it shows beside that. All other syllables of the locale are a third file, which
 * a browser fetches when a cell says one of them. In the other locales a page gets what it shows of the script, such as
 * the name of that language in its head.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { boldTextOf, rangesOf, shownTextOf, slicesOf } from './script-face/slices.ts';

/** A locale that is not here is written in letters that the faces of the site have. */
const faces: Readonly<Record<string, { readonly file: (weight: number) => string; readonly letters: RegExp }>> = {
  ko: {
    file: (weight) => `@fontsource/gothic-a1/files/gothic-a1-korean-${String(weight)}-normal.woff2`,
    letters: /\p{Script=Hangul}/gu,
  },
};

/** As `--font-script` names it; the second has no bold, and is asked for what the bold of the first has not. */
export const SCRIPT_FACE = 'Notebook Script';
const WEIGHTS = [400, 600] as const;
const FOLDER = '_astro';

interface Slice {
  readonly weight: number;
  readonly characters: string;
}

const { resolve } = createRequire(import.meta.url);

function nameOf(contents: string | Uint8Array, ending: string): string {
  return `script-face.${createHash('sha256').update(contents).digest('hex').slice(0, 10)}.${ending}`;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith('.html')).map((name) => join(folder, name));
}

function faceRule(family: string, weight: string, address: string, characters: string): string {
  return `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:url(${address}) format('woff2');unicode-range:${rangesOf(characters)}}`;
}

export function scriptFace(): AstroIntegration {
  let base = '/';

  /** @param owner the locale whose script it is */
  async function giveFace(dist: string, locale: string, owner: string): Promise<number> {
    const face = faces[owner];
    if (face === undefined) return 0;
    const pages = await Promise.all(
      (await filesIn(join(dist, locale))).map(async (path) => ({ path, html: await readFile(path, 'utf8') })),
    );
    const written = new Map<string, Promise<string>>();
    const lettersIn = (text: string): string => [...new Set(text.match(face.letters))].sort().join('');
    const fileOf = ({ weight, characters }: Slice): Promise<string> => {
      const key = `${String(weight)} ${characters}`;
      const known = written.get(key);
      if (known !== undefined) return known;
      const made = (async () => {
        const source = await readFile(resolve(face.file(weight)));
        const contents = await subsetFont(source, characters, { targetFormat: 'woff2' });
        const name = nameOf(contents, 'woff2');
        await writeFile(join(dist, FOLDER, name), contents);
        return `${base}${FOLDER}/${name}`;
      })();
      written.set(key, made);
      return made;
    };
    const slices = slicesOf(
      pages.map(({ html }) => ({
        shown: lettersIn(shownTextOf(html)),
        bold: lettersIn(boldTextOf(html)),
        all: lettersIn(html),
      })),
    );
    for (const [place, { path, html }] of pages.entries()) {
      const own = slices[place];
      if (own === undefined) continue;
      // Of two faces that have a character the later one is asked.
      const rules = await Promise.all(
        [
          { weight: 400, characters: locale === owner ? own.rest : '' },
          { weight: 400, characters: own.common },
          { weight: 400, characters: own.page },
          { weight: 600, characters: locale === owner ? own.bold : '' },
        ]
          .filter(({ characters }) => characters !== '')
          .map(async ({ weight, characters }) => {
            const address = await fileOf({ weight, characters });
            const isBold = weight !== WEIGHTS[0];
            return [
              faceRule(SCRIPT_FACE, isBold ? '600 700' : '400', address, characters),
              ...(isBold ? [] : [faceRule(`${SCRIPT_FACE} Regular`, '400', address, characters)]),
            ].join('');
          }),
      );
      if (rules.length === 0) continue;
      const css = rules.join('\n');
      const name = nameOf(css, 'css');
      await writeFile(join(dist, FOLDER, name), css);
      await writeFile(path, html.replace('</head>', `<link rel="stylesheet" href="${base}${FOLDER}/${name}"></head>`));
    }
    return written.size;
  }

  return {
    name: 'script-face',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        await mkdir(join(dist, FOLDER), { recursive: true });
        const known = (await readdir(new URL('i18n/', import.meta.url))).map((name) => name.replace(/\.json$/, ''));
        const present = (await readdir(dist)).filter((name) => known.includes(name));
        // One after the other: a page may get several.
        const counts: number[] = [];
        for (const owner of Object.keys(faces))
          for (const locale of present) counts.push(await giveFace(dist, locale, owner));
        logger.info(`${String(counts.reduce((sum, count) => sum + count, 0))} files of faces for other scripts`);
      },
    },
  };
}
