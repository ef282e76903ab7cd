import { basename } from 'node:path';
import { arrowsIn } from './arrows.ts';
import type { Arrow, Files } from './arrows.ts';

interface Rule {
  words: string;
  isBroken: (arrow: Arrow, arrows: readonly Arrow[]) => boolean;
}

const order = ['main', 'app', 'index', 'router', 'service', 'repository', 'schema'];

const nameOf = (path: string) => basename(path, '.ts');
const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1];

/** What routers and the app share. */
const isHttp = (path: string) => path.startsWith('src/shared/http/');

/** What is not in the order, such as all of `src/shared/`, comes last. */
function rankOf(path: string): number {
  const rank = order.indexOf(nameOf(path));
  return rank === -1 ? order.length : rank;
}

function isBetweenFeatures({ from, to }: Arrow): boolean {
  const [one, other] = [featureOf(from), featureOf(to)];
  return one !== undefined && other !== undefined && one !== other;
}

/** Whether the imports between features lead back to where this one came from. */
function leadsBack({ from, to }: Arrow, arrows: readonly Arrow[]): boolean {
  const reached = new Set([featureOf(to)]);
  for (const feature of reached)
    for (const arrow of arrows.filter(isBetweenFeatures))
      if (featureOf(arrow.from) === feature) reached.add(featureOf(arrow.to));
  return reached.has(featureOf(from));
}

const rules: readonly Rule[] = [
  {
    words: 'only routers and app may know about HTTP',
    isBroken: ({ from, to }) =>
      (/^(?:express|(?:node:)?(?:https?|http2))\b/.test(to) || isHttp(to)) &&
      !(['router', 'app'].includes(nameOf(from)) || isHttp(from)),
  },
  {
    words: 'only repositories may know about the disk',
    isBroken: ({ from, to }) =>
      /^(?:(?:node:)?(?:fs\b|module$)|node:sqlite\b)/.test(to) &&
      nameOf(from) !== 'repository',
  },
  {
    words: 'reach another feature through its index.ts only',
    isBroken: ({ from, to }) =>
      featureOf(to) !== undefined &&
      featureOf(to) !== featureOf(from) &&
      to !== `src/features/${featureOf(to)}/index.ts`,
  },
  {
    words: `imports point one way: ${order.join(', ')}, shared`,
    isBroken: (arrow) =>
      arrow.to.endsWith('.ts') &&
      !isBetweenFeatures(arrow) &&
      rankOf(arrow.to) < rankOf(arrow.from),
  },
  {
    words: 'features must not need each other in a circle',
    isBroken: (arrow, arrows) => isBetweenFeatures(arrow) && leadsBack(arrow, arrows),
  },
];

/** Each broken rule in words; empty where all is well. Tests may import what they like. */
export function violationsIn(files: Files): string[] {
  const sources = Object.entries(files).filter(([path]) => !path.endsWith('.test.ts'));
  const arrows = arrowsIn(Object.fromEntries(sources));
  return arrows.flatMap((arrow) =>
    rules
      .filter(({ isBroken }) => isBroken(arrow, arrows))
      .map(({ words }) => `${arrow.from} imports ${arrow.to}: ${words}`),
  );
}
