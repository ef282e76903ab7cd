/** The way of a request through Express in words, for the build and for the page. */
import type { WayStep } from '#runtime/contract.ts';
import type { WordKey } from '../i18n/words.ts';

/** Of a run of this moment, or of a recording, which leaves the time out. */
type Step = Omit<WayStep, 'tookMs' | 'error'> & { readonly tookMs?: number; readonly error?: string | undefined };

export interface WayRow {
  readonly outcome: WayStep['outcome'];
  readonly outcomeWords: string;
  readonly depth: number;
  /** `GET /users/:id`, `router /users`, `express.json`: what the handler is known by. */
  readonly what: string;
  /** What kind of handler it is, where `what` does not say so. */
  readonly kind: string;
  readonly took: string;
  /** Where an error went. */
  readonly note: string;
}

type Say = (key: WordKey, facts?: Readonly<Record<string, string | number>>) => string;

/** Deeper routers stand no further in. */
const DEEPEST = 4;
const NAMELESS = '<anonymous>';

function whatOf({ kind, name, handler }: Step, say: Say): string {
  const called = handler === NAMELESS || handler === '' ? say('way.nameless') : handler;
  if (kind === 'router') return name === '' ? '/' : name;
  if (kind === 'route') return handler === NAMELESS || handler === '' ? name : `${name} → ${handler}`;
  return name === '' ? called : say('way.mounted', { handler: called, path: name });
}

function noteOf(steps: readonly Step[], index: number, say: Say): string {
  const { outcome, error = '' } = steps[index] ?? { outcome: 'passed' };
  if (outcome !== 'failed') return '';
  const next = steps
    .slice(index + 1)
    .find((step) => step.outcome !== 'skipped' && step.outcome !== 'not-reached' && step.kind !== 'router');
  return next === undefined
    ? say('way.errorToExpress', { error })
    : say('way.errorTo', { error, handler: whatOf(next, say) });
}

function wordsFromTime(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

function outcomeOf({ kind, outcome }: Step, isUnanswered: boolean, say: Say): Pick<WayRow, 'outcome' | 'outcomeWords'> {
  const ended = outcome === 'answered' && isUnanswered ? 'passed' : outcome;
  const entered = ended === 'passed' && kind === 'router';
  return { outcome: ended, outcomeWords: say(entered ? 'way.entered' : `way.${ended}`) };
}

/** Whether Express itself has answered because no handler did: its page is known by this line. */
export function isExpressOwn404(status: number, body: string): boolean {
  return status === 404 && body.includes('<pre>Cannot ');
}

export function wayRows(
  steps: readonly Step[],
  say: Say,
  { isUnanswered = false }: { readonly isUnanswered?: boolean } = {},
): readonly WayRow[] {
  const rows = steps.map((step, index) => ({
    ...outcomeOf(step, isUnanswered, say),
    depth: Math.min(step.depth, DEEPEST),
    what: whatOf(step, say),
    kind: step.kind === 'route' ? '' : say(`way.${step.kind}`),
    took: step.tookMs === undefined ? '' : wordsFromTime(step.tookMs),
    note: noteOf(steps, index, say),
  }));
  if (!isUnanswered) return rows;
  const own = { outcomeWords: say('way.answered'), depth: 0, what: say('way.express'), kind: '', took: '', note: '' };
  return [...rows, { outcome: 'answered', ...own }];
}
