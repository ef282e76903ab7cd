/**
 * From Run to the first response, in turns: Node, then each browser by itself, round after round. A test tool stops
 * each new frame and each new worker until it has looked at it.
 */
import { z } from 'zod';
import { measuredFromRow, median, type MeasuredRow } from '../measure.ts';
import { firstResponseOfNode } from './node-start.ts';
import type { FirstResponse } from '../page-script.ts';
import type { Program } from '../program.ts';
import { bareBrowsers, type BareBrowser } from '../browsers/bare-browser.ts';
import { openDriven } from '../browsers/driven-page.ts';
import type { Visit } from '../browsers/visitor.ts';

const AIMS = { spare: 0.1, fresh: 0.45, unread: 0.6, firstVisit: 1 } as const;
const WORDS = {
  spare: 'spare worker',
  fresh: 'fresh worker',
  unread: 'fresh worker without its script',
  firstVisit: 'first visit',
} as const;
const ofWarmPage = ['spare', 'fresh', 'unread'] as const;
const kinds = [...ofWarmPage, 'firstVisit'] as const;
/** In the order in which a start comes to them. */
const STEPS = ['fetched', 'boot', 'booted', 'listening', 'answered'] as const;

/** A browser that has just started is busy with itself. */
const CALMS_DOWN_MS = 3000;

interface Visited {
  readonly browser: BareBrowser;
  readonly warm: Visit;
  readonly timed: Readonly<Record<(typeof kinds)[number], FirstResponse[]>>;
}

export interface Starts {
  /** Milliseconds of Node's own, which all others are compared with. */
  readonly node: readonly number[];
  readonly rows: readonly MeasuredRow[];
}

const timedSchema = z.partialRecord(z.enum(STEPS), z.number());

async function timedFrom(calling: Promise<unknown>): Promise<FirstResponse> {
  return timedSchema.parse(await calling);
}

const answeredFrom = ({ answered = Number.NaN }: FirstResponse): number => answered;

/** In a profile that has never seen the site: nothing cached, no code compiled. */
async function newcomer(browser: BareBrowser, address: string): Promise<Visit> {
  const page = await openDriven(browser, address);
  await new Promise((resolve) => setTimeout(resolve, CALMS_DOWN_MS));
  return page;
}

export async function measureStarts(
  { folder, files, path }: Program,
  address: string,
  rounds: number,
): Promise<Starts> {
  const node: number[] = [];
  const measured: Visited[] = [];
  for (const browser of bareBrowsers)
    measured.push({
      browser,
      warm: await newcomer(browser, address),
      timed: { spare: [], fresh: [], unread: [], firstVisit: [] },
    });
  for (let round = 0; round < rounds; round++) {
    node.push(await firstResponseOfNode(folder, path));
    for (const { browser, warm, timed } of measured) {
      for (const kind of ofWarmPage) timed[kind].push(await timedFrom(warm.call(`pageBench.${kind}`, files, path)));
      const first = await newcomer(browser, address);
      timed.firstVisit.push(await timedFrom(first.call('pageBench.firstVisit', files, path)));
      await first.close();
    }
  }
  for (const { warm } of measured) await warm.close();
  const rows = measured.flatMap(({ browser: { name }, timed }) =>
    kinds.map((kind) => rowOf(kind, name, timed[kind], node)),
  );
  const wayRows = measured.flatMap(({ browser: { name }, timed }) =>
    kinds.map((kind) => wayRowOf(kind, name, timed[kind])),
  );
  return { node, rows: [measuredFromRow({ what: 'node main.ts → first response', ms: node }), ...rows, ...wayRows] };
}

function rowOf(
  kind: (typeof kinds)[number],
  browser: string,
  timed: readonly FirstResponse[],
  node: readonly number[],
): MeasuredRow {
  return measuredFromRow({
    what: `Run → first response, ${WORDS[kind]}, ${browser}`,
    ms: timed.map(answeredFrom),
    besideNode: node,
    aim: AIMS[kind],
  });
}

/** Where the time goes: when each step was reached, one median for each. */
function wayRowOf(kind: (typeof kinds)[number], browser: string, timed: readonly FirstResponse[]): MeasuredRow {
  const reached = STEPS.flatMap((step) => {
    const ms = timed.flatMap(({ [step]: at }) => (at === undefined ? [] : [at]));
    return ms.length === timed.length ? [{ step, at: median(ms).toFixed(0) }] : [];
  });
  return {
    what: `${WORDS[kind]}, ${browser}: ${reached.map(({ step }) => step).join(' → ')}`,
    value: `${reached.map(({ at }) => at).join(' → ')} ms`,
    count: timed.length,
  };
}
