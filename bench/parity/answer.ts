/** What came back, and how it differs from what Node answered. */

export interface Answer {
  readonly status: number;
  /** By name in small letters; of several the values stand behind each other. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Words where nothing came back. */
export type Outcome = Answer | string;

/** Their values follow the clock. */
const OF_THE_MOMENT = ['date'];

export function headersFrom(list: Iterable<readonly [name: string, value: string]>): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [given, value] of list) {
    const name = given.toLowerCase();
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers;
}

function named(words: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${words} ${names.join(', ')}`];
}

/** Empty where both are the same, else one sentence for a cell of the table. */
export function differenceFrom(node: Answer, other: Outcome): string {
  if (typeof other === 'string') return other;
  const names = Object.keys(node.headers);
  const changed = names.filter(
    (name) => !OF_THE_MOMENT.includes(name) && name in other.headers && other.headers[name] !== node.headers[name],
  );
  return [
    ...(other.status === node.status ? [] : [`status ${String(other.status)}`]),
    ...(other.body === node.body ? [] : [other.body === '' ? 'no body' : 'another body']),
    ...named(
      'without',
      names.filter((name) => !(name in other.headers)),
    ),
    ...named('another', changed),
    ...named(
      'also',
      Object.keys(other.headers).filter((name) => !(name in node.headers)),
    ),
  ].join('; ');
}
