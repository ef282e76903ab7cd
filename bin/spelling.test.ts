/** The words of all texts, in each language: `spelling/<locale>.txt` has those of ours that its dictionary does not know. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import english from 'dictionary-en';
import korean from 'dictionary-ko';
import { createSpeller } from './spelling/speller.ts';
import { proseIn, wordsIn } from './spelling/words.ts';

const root = resolve(import.meta.dirname, '..');
const dictionaries = { en: english, ko: korean };

/** `README.md` in English, `README.ko.md` in Korean. */
function filesOf(locale: string): readonly string[] {
  const below = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith(`/${locale}.mdx`));
  const dot = locale === 'en' ? '' : `.${locale}`;
  return [
    ...below('lessons'),
    ...below('assignments'),
    ...[`README${dot}.md`, `TEACHING${dot}.md`, `site/i18n/${locale}.json`, `site/i18n/in-code/${locale}.json`],
    ...(locale === 'en' ? ['ARCHITECTURE.md', 'CONTRIBUTING.md'] : []),
  ].filter((name) => existsSync(join(root, name)));
}

for (const [locale, dictionary] of Object.entries(dictionaries))
  test(`every word is spelled as a dictionary has it, or as we do › ${locale}`, async () => {
    const isSpelled = await createSpeller(locale, dictionary);
    const files = filesOf(locale);
    assert.notEqual(files.length, 0);
    const unknown = files.flatMap((file) =>
      [...wordsIn(locale, proseIn(file, readFileSync(join(root, file), 'utf8')))]
        .filter((word) => !isSpelled(word))
        .map((word) => `${file}: ${word}`),
    );
    assert.deepEqual(unknown, [], `Mend them, or add them to bin/spelling/${locale}.txt.`);
  });

/** Between Hangul it stands in capitals, as in Korean books; `id` as a member's name is code. */
const SHORT_IN_SMALL = /(?<![\w./"{:$&?+-])(?:id|url|uuid|json|api|ip|pid|html|css|sql|yaml)(?=[가-힣\s,)])/g;

test('in Korean prose what is short for several words stands in capitals', () => {
  const found = filesOf('ko').flatMap((file) => {
    const prose = proseIn(file, readFileSync(join(root, file), 'utf8'));
    return [...prose.matchAll(SHORT_IN_SMALL)].map(({ index }) => `${file}: ${prose.slice(index - 20, index + 20)}`);
  });
  assert.deepEqual(found, []);
  assert.deepEqual('id는 uuid와'.match(SHORT_IN_SMALL), ['id', 'uuid']);
});

test('a word in letters that do not belong together is found, and a particle that does not fit', async () => {
  const isEnglish = await createSpeller('en', english);
  for (const word of ['recieve', 'teh', 'midleware']) assert.equal(isEnglish(word), false, word);
  for (const word of ['receive', 'middleware', 'Zod']) assert.equal(isEnglish(word), true, word);
  const isKorean = await createSpeller('ko', korean);
  for (const word of ['됬습니다', '데이타', '스키마을', '라우트은', '금새', '할수'])
    assert.equal(isKorean(word), false, word);
  for (const word of ['됐습니다', '데이터', '스키마를', '라우트는', '스키마뿐입니다', '파싱하는', '파싱되어'])
    assert.equal(isKorean(word), true, word);
});

test('code, names and what stands behind them are no words', () => {
  const prose = proseIn(
    'a.mdx',
    '---\ntitle: 하나\npoints:\n  S1: x\n---\n\n`app.listen`은 Express가 {n}개 값을 <A b="c">읽는</A> **값(v)**은\n',
  );
  assert.deepEqual([...wordsIn('ko', prose)], ['하나', '개', '값을', '읽는', '값']);
  assert.deepEqual(
    [...wordsIn('en', 'See app.listen and sendFile, on-site: it’s done.')],
    ['See', 'and', "it's", 'done'],
  );
});
