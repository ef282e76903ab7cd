/** The answers of a runtime of ours: Node, or a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '#runtime/contract.ts';
import { headersFrom, type Answer, type Outcome } from './answer.ts';
import { requests } from './requests.ts';

export const programFolder = join(import.meta.dirname, 'program');

export async function answersOf(runtime: Runtime): Promise<readonly Outcome[]> {
  const running = runtime.start({ 'main.ts': readFileSync(join(programFolder, 'main.ts'), 'utf8') });
  await running.ready;
  const outcomes: Outcome[] = [];
  for (const { method, path, headers: sent = [], body: entity } of requests) {
    try {
      const { status, headers, body } = await running.send({
        method,
        path,
        headers: sent,
        ...(entity !== undefined && { body: entity }),
      });
      outcomes.push({ status, headers: headersFrom(headers), body: new TextDecoder().decode(body) });
    } catch (error) {
      outcomes.push(error instanceof Error ? error.message : String(error));
    }
  }
  await running.stop();
  return outcomes;
}

export function certain(outcome: Outcome | undefined): Answer {
  if (outcome === undefined || typeof outcome === 'string') throw new Error(`Node did not answer: ${String(outcome)}`);
  return outcome;
}
