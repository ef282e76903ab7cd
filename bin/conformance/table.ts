import { differences } from '../../runtime/differences.ts';
import { padEnd, padStart, widthOf } from '../columns.ts';
import { say } from '../language.ts';
import type { Failure, PlaceResult, Results } from './checkouts.ts';
import type { SuiteResult } from './run-suite.ts';
import { linesOfTest } from './report.ts';

/** The suites of several packages beside each other: `passed / of`, a line for each package, a column for each place. */

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

const figures = (passed: number, of: number): string => `${String(passed)} / ${String(of)}`;

function cell(result: PlaceResult | undefined): string {
  if (result === undefined) return '–';
  return `${figures(result.passed, result.passed + result.failed)}${result.isWhole ? '' : say('conformance.cut-off')}`;
}

export const isClean = ({ passed, failed, isWhole }: SuiteResult): boolean => isWhole && failed === 0 && passed > 0;

/** The difference that a failure is known by. In Node there is none. */
function differenceOf({ message = '' }: Failure, place: string): string | undefined {
  if (place === 'node') return undefined;
  return differences.find(({ failures = [] }) => failures.some((pattern) => pattern.test(message)))?.id;
}

/** Whether all passed but what `runtime/differences.ts` names. */
export function isAsKnown({ passed, failures, isWhole }: PlaceResult, place: string): boolean {
  return isWhole && passed > 0 && failures.every((test) => differenceOf(test, place) !== undefined);
}

export function linesOfTable(results: Results, places: readonly string[]): string[] {
  const total = places.map((place) => {
    const all = [...results.values()].flatMap((byPlace) => byPlace.get(place) ?? []);
    return figures(sum(all.map(({ passed }) => passed)), sum(all.map(({ passed, failed }) => passed + failed)));
  });
  const rows = [
    ['', ...places],
    ...[...results].map(([name, byPlace]) => [name, ...places.map((place) => cell(byPlace.get(place)))]),
    [say('conformance.all'), ...total],
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')))) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? padEnd(text, widths[0] ?? 0) : padStart(text, widths[column] ?? 0)))
      .join('   '),
  );
}

/** Each test that failed, with the places where it did: the words of it, or the difference that names it. */
export function linesOfFailures(results: Results): string[] {
  return [...results].flatMap(([name, byPlace]) => {
    const failed = new Map<string, { readonly places: string[]; readonly lines: readonly string[] }>();
    for (const [place, { failures }] of byPlace) {
      for (const test of failures) {
        const known = differenceOf(test, place);
        const [title = '', ...words] = linesOfTest(test, false);
        const key = `${title}\0${known ?? ''}`;
        const lines = known === undefined ? [title, ...words] : [`${title} (${known})`];
        const entry = failed.get(key) ?? { places: [], lines };
        entry.places.push(place);
        failed.set(key, entry);
      }
    }
    return [...failed.values()].flatMap(({ places, lines: [title = '', ...words] }) => [
      `${name}, ${places.join(', ')}: ${title}`,
      ...words,
    ]);
  });
}
