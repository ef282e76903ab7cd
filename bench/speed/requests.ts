/** How long a request takes, and how many a second: Node over loopback, then each browser by itself, in turns. */
import { measureFetches } from './fetches.ts';
import { measuredFromRow, median, type MeasuredRow } from '../measure.ts';
import { startInNode } from './node-start.ts';
import type { Program } from '../program.ts';
import { bareBrowsers } from '../browsers/bare-browser.ts';
import { openDriven } from '../browsers/driven-page.ts';
import { numberFrom, type Visit } from '../browsers/visitor.ts';

/** Of each turn. */
const ONE_BY_ONE = 50;
const MANY = 500;
const IN_FLIGHT = 50;
const WARM_BATCHES = 3;

interface Asked {
  /** Of the browser; undefined for Node. */
  readonly browser: string | undefined;
  readonly name: string;
  readonly ms: number[];
  /** The way to the program and back alone; none for Node. */
  readonly wayMs: number[];
  readonly perSecond: number[];
  readonly oneByOne: () => Promise<number>;
  readonly wayAlone: () => Promise<number | undefined>;
  readonly manyAtOnce: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function askedInPage(browser: string, page: Visit, { files, path }: Program): Promise<Asked> {
  await page.call('pageBench.open', files, path);
  return {
    browser,
    name: `in the page, ${browser}`,
    ms: [],
    wayMs: [],
    perSecond: [],
    oneByOne: () => numberFrom(page.call('pageBench.oneByOne', path, ONE_BY_ONE)),
    wayAlone: () => numberFrom(page.call('pageBench.wayAlone', ONE_BY_ONE)),
    manyAtOnce: () => numberFrom(page.call('pageBench.manyAtOnce', path, MANY, IN_FLIGHT)),
    close: page.close,
  };
}

async function askedInNode({ folder, path }: Program): Promise<Asked> {
  const program = await startInNode(folder);
  return {
    browser: undefined,
    name: 'in Node over loopback, by Node’s client',
    ms: [],
    wayMs: [],
    perSecond: [],
    oneByOne: () => program.oneByOne(path, ONE_BY_ONE),
    wayAlone: () => Promise.resolve(undefined),
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

function rowsOfPage({ browser = '', name, ms, wayMs }: Asked, node: Asked): readonly MeasuredRow[] {
  return [
    measuredFromRow({ what: `request ${name}`, ms, besideNode: node.ms, aim: 1 }),
    measuredFromRow({ what: `of it the way to the program and back, ${browser}`, ms: wayMs, besideNode: node.ms }),
  ];
}

function rowsOfFetch({ browser = '', ms }: Asked, ofNode: readonly number[]): readonly MeasuredRow[] {
  return [
    measuredFromRow({ what: `request of ${browser}’s fetch to Node over loopback`, ms: ofNode }),
    measuredFromRow({ what: `request in the page, beside that fetch, ${browser}`, ms, besideNode: ofNode, aim: 1 }),
  ];
}

export async function measureRequests(
  program: Program,
  address: string,
  rounds: number,
): Promise<{ readonly nodeMs: readonly number[]; readonly rows: readonly MeasuredRow[] }> {
  const node = await askedInNode(program);
  const pages: Asked[] = [];
  for (const browser of bareBrowsers)
    pages.push(await askedInPage(browser.name, await openDriven(browser, address), program));
  const all = [node, ...pages];
  // The first batches are what each of them compiles its code by.
  for (let batch = 0; batch < WARM_BATCHES; batch++) for (const each of all) await each.manyAtOnce();
  for (let round = 0; round < rounds; round++) {
    for (const each of all) each.ms.push(await each.oneByOne());
    for (const each of all) {
      const ms = await each.wayAlone();
      if (ms !== undefined) each.wayMs.push(ms);
    }
    for (const each of all) each.perSecond.push(await each.manyAtOnce());
  }
  const fetches = await measureFetches(program.path, { batches: rounds, count: ONE_BY_ONE });
  for (const each of all) await each.close();
  const rows = [
    measuredFromRow({ what: `request ${node.name}`, ms: node.ms }),
    ...pages.flatMap((page) => rowsOfPage(page, node)),
    ...pages.flatMap((page) => rowsOfFetch(page, fetches.get(page.browser ?? '') ?? [])),
    ...all.map((each) => rowOfMany(each, node)),
  ];
  return { nodeMs: node.ms, rows };
}
