/** What can be found, how the build packs it, and how the page finds it: both must agree, so both are said here. */
import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import { queryFrom, withoutLooseJamo } from './question.ts';
import { mayGoOn, termsOf } from './terms.ts';

export const kinds = ['section', 'exchange', 'run', 'assignment', 'page'] as const;

export interface SearchRecord {
  readonly kind: (typeof kinds)[number];
  readonly title: string;
  /** Of an exchange or a run, else empty. */
  readonly id: string;
  /** The title of the page that it is on. */
  readonly where: string;
  /** Behind the address of the locale: `validation/#by-hand`. */
  readonly href: string;
  readonly text: string;
}

export interface Found extends SearchRecord {
  /** The terms of the index that were met. */
  readonly terms: readonly string[];
}

type IndexedRecord = SearchRecord & { readonly key: number };

const options: Options<IndexedRecord> = {
  idField: 'key',
  fields: ['title', 'id', 'where', 'text'],
  storeFields: ['kind', 'title', 'id', 'where', 'href', 'text'],
  tokenize: termsOf,
  processTerm: (term) => term,
  searchOptions: {
    boost: { title: 4, id: 3, where: 0.5 },
    boostDocument: (_key, _term, stored) => (stored?.['kind'] === 'section' ? 1.3 : 1),
  },
};

/** A text for `indexFromText`. */
export function textFromRecords(records: readonly SearchRecord[]): string {
  const index = new MiniSearch(options);
  index.addAll(records.map((record, key) => ({ ...record, key })));
  return JSON.stringify(index);
}

export type SearchIndex = MiniSearch<IndexedRecord>;

/** @throws SyntaxError where the text is not whole */
export function indexFromText(text: string): SearchIndex {
  return MiniSearch.loadJSON<IndexedRecord>(text, options);
}

function foundFrom({ terms, ...stored }: SearchResult): Found {
  const at = (key: string): string => String(stored[key] ?? '');
  const kind = kinds.find((each) => each === stored['kind']) ?? 'page';
  return { kind, title: at('title'), id: at('id'), where: at('where'), href: at('href'), text: at('text'), terms };
}

/**
 * The best first. What holds every word goes before all else; where nothing does, other forms of a word suffice, and then
 * some words and small slips.
 */
export function findIn(index: SearchIndex, question: string): readonly Found[] {
  const typed = withoutLooseJamo(question);
  const tries = [
    () => index.search(queryFrom(typed, false)),
    () => index.search(queryFrom(typed, true)),
    () => index.search(typed, { prefix: mayGoOn, fuzzy: (term) => (mayGoOn(term) && term.length > 3 ? 0.25 : false) }),
  ];
  for (const attempt of tries) {
    const results = attempt();
    if (results.length > 0) return results.map(foundFrom);
  }
  return [];
}
