import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { boldTextOf, rangesOf, shownTextOf, slicesOf } from './slices.ts';

test('a page shows its text, and neither scripts nor attributes', () => {
  const html = '<p title="가">나</p><script type="application/json">{"a":"다"}</script><h2 id="x"><a>라</a></h2>';
  equal(shownTextOf(html).replaceAll(' ', ''), '나라');
  equal(boldTextOf(html).trim(), '라');
});

test('what half of the pages show is one file for all, and what none shows another', () => {
  const slices = slicesOf([
    { shown: '가나', bold: '나', all: '가나라' },
    { shown: '가다', bold: '', all: '가다' },
    { shown: '가', bold: '', all: '가' },
  ]);
  deepEqual(slices[0], { common: '가', page: '나', bold: '가나라', rest: '나다라' });
  deepEqual(slices[2]?.page, '');
});

test('what a page with much text has in bold is what stands there in bold', () => {
  const shown = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0xac00 + index)).join('');
  equal(slicesOf([{ shown, bold: '나', all: `${shown}힣` }])[0]?.bold, '나');
});

test('neighbours make a range', () => {
  equal(rangesOf('각가갂힣'), 'u+ac00-ac02,u+d7a3');
});
