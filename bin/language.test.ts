import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { assignmentIdsIn, localesIn, readWords } from '#checker/catalogue.ts';
import { filled, PARTICLE, textFromPath } from '#checker/language.ts';
import { chooseLanguage, language, languageOf, localeFromEnvironment, locales, say, speak } from './language.ts';
import { CommandProblem } from './problem.ts';

const root = resolve(import.meta.dirname, '..');

/** All folders of words that commands and checks speak. */
const ofCommands = ['checker/language', 'checker/to-mend', 'bin/language'];
const folders = [...ofCommands, ...assignmentIdsIn(root).ids.map((id) => `assignments/${id}/words`)].filter(
  (folder) => localesIn(join(root, folder)).length > 0,
);

const own = (folder: string, locale: string): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(root, folder, `${locale}.json`), 'utf8')));

const slotsOf = (sentence: string): readonly string[] =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([slot]) => slot))].sort();

for (const folder of folders) {
  for (const locale of locales.filter((each) => each !== 'en')) {
    test(`${folder} says in ${locale} the same sentences, with the same slots`, () => {
      const [english, other] = [own(folder, 'en'), own(folder, locale)];
      assert.deepEqual(Object.keys(other), Object.keys(english));
      for (const [key, sentence] of Object.entries(english))
        assert.deepEqual(slotsOf(other[key] ?? ''), slotsOf(sentence), key);
    });
  }
}

test('why a hand-in is refused ends with what to do', () => {
  // Korean shows it in the form of the verb.
  for (const [key, sentence] of Object.entries(own('bin/language', 'ko')))
    if (key.startsWith('submission.')) assert.match(sentence, /세요\.$/, key);
  const last = /(?:^|[.:,] |\) )(?:Open|Save|Zip|Rename|Hand|hand|Make|Leave)[^.]* [^:]*\.$/;
  for (const [key, sentence] of Object.entries(own('bin/language', 'en')))
    if (key.startsWith('submission.')) assert.match(sentence, last, key);
});

test('no id stands for two sentences', () => {
  const ids = ofCommands.flatMap((folder) => Object.keys(own(folder, 'en')));
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
});

test('a language is its files: what one lacks is said in English', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'en.json'), '{"a":"one {x}","b":"two"}');
  writeFileSync(join(folder, 'de.json'), '{"a":"eins {x}"}');
  assert.deepEqual(localesIn(folder), ['de', 'en']);
  assert.deepEqual(readWords(folder, 'de'), { a: 'eins {x}', b: 'two' });
  assert.deepEqual(readWords(folder, 'fr'), { a: 'one {x}', b: 'two' });
});

test('the environment chooses as it does for the system', () => {
  assert.equal(localeFromEnvironment({ LANG: 'ko_KR.UTF-8' }), 'ko');
  assert.equal(localeFromEnvironment({ LANG: 'ko' }), 'ko');
  assert.equal(localeFromEnvironment({ LANG: 'kok_IN' }), 'en');
  assert.equal(localeFromEnvironment({ LANG: 'C.UTF-8' }), 'en');
  assert.equal(localeFromEnvironment({ LC_ALL: '', LC_MESSAGES: 'ko_KR', LANG: 'en_US.UTF-8' }), 'ko');
  assert.equal(localeFromEnvironment({ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }), 'en');
  assert.equal(localeFromEnvironment({ LANG: 'fr_FR.UTF-8' }), 'en');
  assert.equal(localeFromEnvironment({}), 'en');
});

test('--lang wins, wherever it stands, and no command sees it', (context) => {
  context.after(() => speak('en'));
  for (const given of [['--lang', 'ko'], ['--lang=ko']]) {
    const args = ['node', 'x.ts', ...given, 'list'];
    chooseLanguage(args, { LC_ALL: 'C' });
    assert.equal(language().locale, 'ko');
    assert.deepEqual(args, ['node', 'x.ts', 'list']);
  }
  assert.throws(() => chooseLanguage(['--lang', 'xx'], {}), CommandProblem);
  assert.throws(() => chooseLanguage(['--lang'], {}), CommandProblem);
});

test('particles fit what stands in their slot, whatever quotes are around it', (context) => {
  context.after(() => speak('en'));
  speak('ko');
  assert.equal(
    say('submission.large', { name: 'main.ts', bytes: 9 }),
    'main.ts가 9바이트보다 큽니다. 프로그램에 필요 없는 것은 빼세요.',
  );
  assert.equal(
    say('submission.large', { name: '"data.json"', bytes: 9 }),
    '"data.json"이 9바이트보다 큽니다. 프로그램에 필요 없는 것은 빼세요.',
  );
  const korean = languageOf('ko');
  assert.equal(filled(korean, '{status}(으)로', { status: 200 }), '200으로');
  // What a program says is no sentence of ours.
  assert.equal(filled(korean, '{text}', { text: '{x}은(는)' }), '{x}은(는)');
});

test('what is said before there is any package leaves no particle open', () => {
  for (const locale of locales)
    for (const [key, sentence] of Object.entries(own('bin/language', locale)))
      if (key.startsWith('set-up.') || key === 'lang.unknown') assert.doesNotMatch(sentence, PARTICLE, key);
});

test('where a difference is has words of its assignment, of ours, or none', () => {
  const korean = languageOf('ko');
  assert.equal(textFromPath(korean, 'body.rows[0]'), 'body.rows[0]');
  assert.equal(textFromPath(korean, 'header content-type'), 'content-type 헤더');
  assert.equal(textFromPath(korean, 'second-id', { 'second-id': '두 번째 응답의 id' }), '두 번째 응답의 id');
  assert.equal(textFromPath(korean, 'shown-by console.log', { 'shown-by': '{rest}(으)로 보임' }), 'console.log로 보임');
});
