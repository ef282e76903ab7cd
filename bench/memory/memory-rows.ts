/** What running programs take of the machine's memory: all of Chromium's page processes, and the process of Node. */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { MeasuredRow } from '../measure.ts';
import { median } from '../measure.ts';
import { privateMB } from './memory.ts';
import { startInNode } from '../speed/node-start.ts';
import type { Program } from '../program.ts';
import { launchChromium, visitorIn } from '../browsers/visitor.ts';

const MANY = 10;
const AIM_MB = 60;
/** So that what was needed only to start is given back. */
const SETTLE_MS = 3000;
const TIMES = 3;

const processes = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.int() })) });

interface Taken {
  /** In MB, each: the frame with the worker that waits, one program, and one of ten. */
  readonly spare: number;
  readonly one: number;
  readonly ofMany: number;
}

async function takenInChromium({ files, path }: Program, address: string): Promise<Taken> {
  const browser = await launchChromium();
  try {
    const devtools = await browser.newBrowserCDPSession();
    const now = async (): Promise<number> => {
      await delay(SETTLE_MS);
      const { processInfo } = processes.parse(await devtools.send('SystemInfo.getProcessInfo'));
      // The frame may be in a process of its own, so all of them count.
      const pages = processInfo.filter(({ type }) => type === 'renderer');
      return pages.reduce((sum, { id }) => sum + privateMB(id), 0);
    };
    const page = await visitorIn(browser).newcomer(address);
    const empty = await now();
    await page.call('pageBench.prepare');
    const prepared = await now();
    const open = async (): Promise<void> => {
      await page.call('pageBench.open', files, path);
      await page.call('pageBench.prepare');
    };
    await open();
    const one = await now();
    for (let i = 1; i < MANY; i++) await open();
    const many = await now();
    return { spare: prepared - empty, one: one - prepared, ofMany: (many - prepared) / MANY };
  } finally {
    await browser.close();
  }
}

async function takenInNode({ folder, path }: Program): Promise<number> {
  const program = await startInNode(folder);
  await program.oneByOne(path, 1);
  await delay(SETTLE_MS);
  const taken = privateMB(program.pid);
  await program.close();
  return taken;
}

const inMB = (what: string, value: number): MeasuredRow => ({ what, value: `${value.toFixed(0)} MB` });
const ofAim = (value: number): Partial<MeasuredRow> => ({ ratio: Number((value / AIM_MB).toFixed(2)), aim: 1 });

export async function measureMemory(program: Program, address: string): Promise<readonly MeasuredRow[]> {
  if (!existsSync('/proc/self/smaps_rollup')) {
    console.error('Memory is left out: only Linux tells how much of it a process has for itself.');
    return [];
  }
  const inPage: Taken[] = [];
  const inNode: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    inPage.push(await takenInChromium(program, address));
    inNode.push(await takenInNode(program));
  }
  const one = median(inPage.map((taken) => taken.one));
  const ofMany = median(inPage.map(({ ofMany: each }) => each));
  return [
    inMB('memory of node main.ts', median(inNode)),
    inMB('memory of the page’s frame and its spare worker', median(inPage.map(({ spare }) => spare))),
    { ...inMB(`memory of one running program, Chromium, of ${String(AIM_MB)} MB`, one), ...ofAim(one) },
    {
      ...inMB(`memory of each of ${String(MANY)}, Chromium, of ${String(AIM_MB)} MB`, ofMany),
      ...ofAim(ofMany),
    },
  ];
}
