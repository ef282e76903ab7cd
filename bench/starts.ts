/** From Run to the first response, in turns: Node, then each browser, round after round. */
import { measuredFromRow, type MeasuredRow } from './measure.ts';
import { firstResponseOfNode } from './node-start.ts';
import type { Program } from './program.ts';
import { numberFrom, type Visit, type Visitor } from './visitor.ts';

const AIMS = { spare: 0.1, fresh: 0.6, firstVisit: 1.5 } as const;
const WORDS = { spare: 'spare worker', fresh: 'fresh worker', firstVisit: 'first visit' } as const;
const kinds = ['spare', 'fresh', 'firstVisit'] as const;

interface Visited {
  readonly visitor: Visitor;
  readonly warm: Visit;
  readonly ms: Readonly<Record<(typeof kinds)[number], number[]>>;
}

export interface Starts {
  /** Milliseconds of Node's own, which all others are compared with. */
  readonly node: readonly number[];
  readonly rows: readonly MeasuredRow[];
}

export async function measureStarts(
  { folder, files, path }: Program,
  visitors: readonly Visitor[],
  address: string,
  rounds: number,
): Promise<Starts> {
  const node: number[] = [];
  const measured: Visited[] = [];
  for (const visitor of visitors)
    measured.push({
      visitor,
      warm: await visitor.newcomer(address),
      ms: { spare: [], fresh: [], firstVisit: [] },
    });
  for (let round = 0; round < rounds; round++) {
    node.push(await firstResponseOfNode(folder, path));
    for (const { visitor, warm, ms } of measured) {
      for (const kind of ['spare', 'fresh'] as const)
        ms[kind].push(await numberFrom(warm.call(`pageBench.${kind}`, files, path)));
      const newcomer = await visitor.newcomer(address);
      ms.firstVisit.push(await numberFrom(newcomer.call('pageBench.firstVisit', files, path)));
      await newcomer.close();
    }
  }
  for (const { warm } of measured) await warm.close();
  const rows = measured.flatMap(({ visitor: { name }, ms }) =>
    kinds.map((kind) =>
      measuredFromRow({
        what: `Run → first response, ${WORDS[kind]}, ${name}`,
        ms: ms[kind],
        besideNode: node,
        aim: AIMS[kind],
      }),
    ),
  );
  return { node, rows: [measuredFromRow({ what: 'node main.ts → first response', ms: node }), ...rows] };
}
