/** The picture that is shown where a page is linked to: its title on our paper, 1200 × 630. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import satori from 'satori';
import sharp from 'sharp';

const WIDTH = 1200;
const HEIGHT = 630;
const FONT = 'Source Serif 4';

const { resolve } = createRequire(import.meta.url);

/** The second has what the first has not: it is asked where a letter is missing. */
const FILES = [
  [FONT, 'source-serif-4/files/source-serif-4-latin'],
  ['Gothic A1', 'gothic-a1/files/gothic-a1-korean'],
] as const;

async function readFont([name, start]: (typeof FILES)[number], weight: 400 | 600) {
  const file = resolve(`@fontsource/${start}-${String(weight)}-normal.woff`);
  return { name, weight, style: 'normal' as const, data: await readFile(file) };
}

let fonts: ReturnType<typeof readFonts> | undefined;

const readFonts = () => Promise.all(FILES.flatMap((file) => [readFont(file, 400), readFont(file, 600)]));

interface Box {
  readonly type: 'div';
  readonly key: null;
  readonly props: { readonly style: Readonly<Record<string, string | number>>; readonly children: string | Box[] };
}

const box = (style: Box['props']['style'], children: string | Box[]): Box => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
});

export interface PictureWords {
  readonly site: string;
  readonly title: string;
  readonly text: string;
}

/** @returns a PNG */
export async function pictureFrom({ site, title, text }: PictureWords): Promise<Buffer> {
  const paper = {
    width: WIDTH,
    height: HEIGHT,
    boxSizing: 'border-box',
    padding: '72px 80px',
    background: '#fbfaf6',
    color: '#10182b',
  };
  const drawn = box(
    {
      ...paper,
      flexDirection: 'column',
      borderLeft: '24px solid #c4452f',
      fontFamily: FILES.map(([name]) => name).join(', '),
      wordBreak: 'keep-all',
    },
    [
      box({ fontSize: 34, fontWeight: 600, color: '#2a46a3' }, site),
      box({ fontSize: 84, fontWeight: 600, lineHeight: 1.1, marginTop: 'auto' }, title),
      box({ fontSize: 36, lineHeight: 1.35, marginTop: 28, color: '#586074' }, text),
    ],
  );
  fonts ??= readFonts();
  const svg = await satori(drawn, { width: WIDTH, height: HEIGHT, fonts: await fonts });
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
