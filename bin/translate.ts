/** `npm run translate -- <locale> [<name>]`: the blocks whose English has changed, beside each other, to be mended and then kept as read. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readTranslations } from '#checker/catalogue.ts';
import {
  keptFromOriginal,
  keptPathOf,
  pairsOf,
  problemsOfTranslation,
  type Translation,
} from '#checker/translation.ts';
import { chooseLanguage, say, told } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { commandFor, foldersOfTranslations, localeOf, nameOf } from './translations.ts';

const root = resolve(import.meta.dirname, '..');

/** @returns whether there was anything to read */
function show(translation: Translation): boolean {
  const old = pairsOf(translation).filter(({ isCurrent }) => !isCurrent);
  for (const { block, original } of old) {
    const at = `${translation.file}:${block.line}`;
    console.log(say('translate.block', { at, kind: block.kind, line: original.line }));
    console.log(`${original.text}\n\n${block.text}\n`);
  }
  return old.length > 0;
}

/** @throws CommandProblem where the blocks do not stand beside each other */
function keep(translation: Translation): void {
  const { file, original } = translation;
  const kept = keptFromOriginal(original);
  const [problem] = problemsOfTranslation({ ...translation, kept: [] }, commandFor(file));
  if (pairsOf(translation).length === 0 && problem !== undefined) throw new CommandProblem(told(problem));
  writeFileSync(join(root, keptPathOf(file)), kept);
  console.log(say('translate.written', { file: keptPathOf(file) }));
}

function main(): void {
  chooseLanguage();
  const usage = say('translate.usage');
  const { values, positionals } = parsedOr(usage, () =>
    parseArgs({ allowPositionals: true, options: { reviewed: { type: 'boolean', default: false } } }),
  );
  const [locale, name] = positionals;
  if (locale === undefined) throw new CommandProblem(say('translate.which', { usage }));
  const translations = foldersOfTranslations(root)
    .flatMap((folder) => readTranslations(root, folder))
    .filter(({ file }) => localeOf(file) === locale && (name === undefined || nameOf(file) === name));
  if (translations.length === 0)
    throw new CommandProblem(
      name === undefined
        ? say('translate.no-text', { locale, usage })
        : say('translate.no-text-of', { locale, name, usage }),
    );
  if (values.reviewed) {
    translations.forEach(keep);
    return;
  }
  const shown = translations.filter(show);
  const unpaired = translations
    .filter((each) => pairsOf(each).length === 0)
    .flatMap((each) => problemsOfTranslation(each, commandFor(each.file)).map(told));
  if (unpaired.length > 0) throw new CommandProblem(unpaired.join('\n'));
  console.log(
    shown.length === 0 ? say('translate.nothing-old') : say('translate.next', { typed: positionals.join(' ') }),
  );
}

try {
  main();
} catch (error) {
  endWithProblem(error);
}
