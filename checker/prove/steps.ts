/** Takes the steps of a documented run: signals, and sends that do not wait for one another. */
import { ExampleProblem, type HttpResponse, type RunningExample } from '#runtime/contract.ts';
import { isClosedDoor } from '../closed-door.ts';
import type { ExampleDocument, RunStep } from '../exchange.ts';
import { phrase, type Said } from '../language.ts';
import { differencesOf, type Difference } from '../match.ts';
import { requestFromExchange } from '../request.ts';
import { exchangeById } from './send-exchange.ts';
import { wait } from '../wait.ts';

export interface StepOutcome {
  readonly words: string;
  readonly differences: readonly Difference[];
}

async function responseOrEnd(
  example: RunningExample,
  document: ExampleDocument,
  id: string,
  leavesAfterMs: number | undefined,
): Promise<HttpResponse | 'cut' | 'refused' | 'left'> {
  const client = new AbortController();
  const timer = leavesAfterMs === undefined ? undefined : setTimeout(() => client.abort(), leavesAfterMs);
  try {
    const request = requestFromExchange(exchangeById(document, id).request);
    return await example.send(request, { id, signal: client.signal });
  } catch (problem) {
    if (!(problem instanceof ExampleProblem)) throw problem;
    if (problem.kind === 'aborted') return 'left';
    return isClosedDoor(problem) ? 'refused' : 'cut';
  } finally {
    clearTimeout(timer);
  }
}

function saidOfEnd(ended: number | 'cut' | 'refused' | 'left'): Said {
  if (typeof ended === 'number') return String(ended);
  return phrase(ended === 'refused' ? 'asked.refused' : `got.${ended}`);
}

async function send(
  example: RunningExample,
  document: ExampleDocument,
  step: Extract<RunStep, { send: string }>,
): Promise<StepOutcome> {
  const { send: id } = step;
  const leavesAfterMs = 'leavesAfterMs' in step ? step.leavesAfterMs : undefined;
  const ends = 'leavesAfterMs' in step ? 'left' : step.ends;
  const outcome = await responseOrEnd(example, document, id, leavesAfterMs);
  const { response } = exchangeById(document, id);
  const ended = typeof outcome === 'string' ? outcome : outcome.status;
  const words = `${id}: ${String(ended)}`;
  if (ends === undefined && typeof outcome !== 'string')
    return { words, differences: differencesOf(response, outcome) };
  const expected = ends ?? response.status;
  if (expected === ended) return { words, differences: [] };
  return { words, differences: [{ path: `send ${id}`, expected: saidOfEnd(expected), actual: saidOfEnd(ended) }] };
}

/** Resolves when the last step was taken; the sends may still wait for their responses. */
export async function takeSteps(
  example: RunningExample,
  document: ExampleDocument,
  steps: readonly RunStep[],
): Promise<Promise<StepOutcome>[]> {
  const outcomes: Promise<StepOutcome>[] = [];
  for (const step of steps) {
    await wait(step.afterMs ?? 0);
    if ('signal' in step) {
      example.signal(step.signal);
      outcomes.push(Promise.resolve({ words: step.signal, differences: [] }));
    } else {
      outcomes.push(send(example, document, step));
    }
  }
  return outcomes;
}
