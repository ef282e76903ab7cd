/** The icon of the site as an app: with room around it, which a system may cut to a circle. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

export const ICON_SIZES = [192, 512] as const;

/** Of the width: what lies outside of a circle over four fifths of it may be cut. */
const DRAWN = 0.6;
const PAPER = '#fbfaf6';

/** @returns a PNG */
export async function iconOf(size: number): Promise<Buffer> {
  const drawing = await readFile('site/public/icon.svg');
  const drawn = Math.round(size * DRAWN);
  const icon = await sharp(drawing, { density: 1200 }).resize(drawn, drawn).png().toBuffer();
  return sharp({ create: { width: size, height: size, channels: 4, background: PAPER } })
    .composite([{ input: icon }])
    .png({ palette: true })
    .toBuffer();
}
