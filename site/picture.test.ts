import { equal, notDeepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { pictureFrom } from './picture.ts';

test('a page has a picture of its own, of the size that is asked for', async () => {
  const words = { site: 'Express Notebook', title: 'Config', text: 'Read settings from the environment. '.repeat(4) };
  const picture = await pictureFrom(words);
  const { format, width, height } = await sharp(picture).metadata();
  equal(format, 'png');
  equal(width, 1200);
  equal(height, 630);
  ok(picture.length < 60_000, String(picture.length));
  // Nothing is drawn over the margin.
  const margin = await sharp(picture).extract({ left: 1130, top: 0, width: 70, height: 630 }).toBuffer();
  const { channels } = await sharp(margin).stats();
  ok(channels.every(({ min, max }) => min === max));
  notDeepEqual(picture, await pictureFrom({ ...words, title: 'Routers' }));
});

test('letters of another script are drawn, each as itself', async () => {
  const of = (title: string) => pictureFrom({ site: 'S', title, text: '' });
  notDeepEqual(await of('값'), await of('길'));
});
