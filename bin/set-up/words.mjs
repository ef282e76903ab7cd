/** The words of `bin/language/`, as `bin/language.ts` says them, but without a package and without particles left open. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../language');

export const locales = readdirSync(folder)
  .flatMap((name) => /^([a-z]{2})\.json$/.exec(name)?.[1] ?? [])
  .sort();

/** @param {string} locale what it lacks is said in English */
export function sayIn(locale) {
  const inLocale = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const texts = { ...inLocale('en'), ...inLocale(locale) };
  return (key, facts = {}) => texts[key].replaceAll(/\{(\w+)\}/g, (hole, name) => facts[name] ?? hole);
}
