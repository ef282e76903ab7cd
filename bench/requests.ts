/** How long a request takes, and how many a second: Node over loopback, then each browser, in turns. */
import { measureFetches } from './fetches.ts';
import { measuredFromRow, median, type MeasuredRow } from './measure.ts';
import { startInNode } from './node-start.ts';
import type { Program } from './program.ts';
import { numberFrom, type Visitor } from './visitor.ts';

/** Of each turn. */
const ONE_BY_ONE = 50;
const MANY = 500;
const IN_FLIGHT = 50;

interface Asked {
  readonly name: string;
  readonly ms: number[];
  readonly perSecond: number[];
  readonly oneByOne: () => Promise<number>;
  readonly manyAtOnce: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function askedInPage(visitor: Visitor, { files, path }: Program, address: string): Promise<Asked> {
  const page = await visitor.newcomer(address);
  await page.call('pageBench.open', files, path);
  return {
    name: `in the page, ${visitor.name}`,
    ms: [],
    perSecond: [],
    oneByOne: () => numberFrom(page.call('pageBench.oneByOne', path, ONE_BY_ONE)),
    manyAtOnce: () => numberFrom(page.call('pageBench.manyAtOnce', path, MANY, IN_FLIGHT)),
    close: page.close,
  };
}

async function askedInNode({ folder, path }: Program): Promise<Asked> {
  const program = await startInNode(folder);
  return {
    name: 'in Node over loopback, by Node’s client',
    ms: [],
    perSecond: [],
    oneByOne: () => program.oneByOne(path, ONE_BY_ONE),
    manyAtOnce: () => program.manyAtOnce(path, MANY, IN_FLIGHT),
    close: program.close,
  };
}

function rowOfMany({ name, perSecond }: Asked, node: Asked): MeasuredRow {
  const value = median(perSecond);
  return {
    what: `requests a second ${name}, ${String(IN_FLIGHT)} in flight`,
    value: `${value.toFixed(0)} /s`,
    count: perSecond.length,
    ...(name !== node.name && { ratio: Number((value / median(node.perSecond)).toFixed(2)) }),
  };
}

function rowsOfFetch(browser: string, ofNode: readonly number[], ofPage: readonly number[]): readonly MeasuredRow[] {
  if (ofNode.length === 0) return [];
  return [
    measuredFromRow({ what: `request of ${browser}’s fetch to Node over loopback`, ms: ofNode }),
    measuredFromRow({ what: `request in the page, beside that fetch, ${browser}`, ms: ofPage, besideNode: ofNode }),
  ];
}

export async function measureRequests(
  program: Program,
  visitors: readonly Visitor[],
  address: string,
  rounds: number,
): Promise<{ readonly nodeMs: readonly number[]; readonly rows: readonly MeasuredRow[] }> {
  const node = await askedInNode(program);
  const pages = await Promise.all(visitors.map((visitor) => askedInPage(visitor, program, address)));
  const all = [node, ...pages];
  // The first batch is what each of them compiles its code by.
  for (const each of all) await each.manyAtOnce();
  for (let round = 0; round < rounds; round++) {
    for (const each of all) each.ms.push(await each.oneByOne());
    for (const each of all) each.perSecond.push(await each.manyAtOnce());
  }
  const fetches = await measureFetches(program.path, { batches: rounds, count: ONE_BY_ONE });
  for (const each of all) await each.close();
  const rows = [
    measuredFromRow({ what: `request ${node.name}`, ms: node.ms }),
    ...pages.map(({ name, ms }) => measuredFromRow({ what: `request ${name}`, ms, besideNode: node.ms, aim: 1 })),
    ...visitors.flatMap(({ name }, i) => rowsOfFetch(name, fetches.get(name) ?? [], pages[i]?.ms ?? [])),
    ...all.map((each) => rowOfMany(each, node)),
  ];
  return { nodeMs: node.ms, rows };
}
