/** Takes the steps of a documented run: signals, and sends that do not wait for one another. */
import { ExampleProblem, type HttpResponse, type RunningExample } from '#runtime/contract.ts';
import type { ExampleDocument, RunStep } from '../exchange.ts';
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
): Promise<HttpResponse | 'cut' | 'refused'> {
  try {
    return await example.send(requestFromExchange(exchangeById(document, id).request), { id });
  } catch (problem) {
    if (!(problem instanceof ExampleProblem)) throw problem;
    // To a client, a program that has ended and one that does not listen are the same closed door.
    return problem.kind === 'refused' || problem.kind === 'ended' ? 'refused' : 'cut';
  }
}

async function send(
  example: RunningExample,
  document: ExampleDocument,
  { send: id, ends }: Extract<RunStep, { send: string }>,
): Promise<StepOutcome> {
  const outcome = await responseOrEnd(example, document, id);
  const { response } = exchangeById(document, id);
  const ended = typeof outcome === 'string' ? outcome : outcome.status;
  const words = `${id}: ${String(ended)}`;
  if (ends === undefined && typeof outcome !== 'string')
    return { words, differences: differencesOf(response, outcome) };
  const expected = ends ?? response.status;
  if (expected === ended) return { words, differences: [] };
  return { words, differences: [{ path: `send ${id}`, expected: String(expected), actual: String(ended) }] };
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
