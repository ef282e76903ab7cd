/** What a check throws while it reads an answer: the answer is another one than it can read, which is the learner's to mend. */
import { z } from 'zod';
import type { HttpRequest, HttpResponse, LogLine } from '#runtime/contract.ts';
import { cutText, MAX_DIFFERENCES } from '../bounds.ts';
import { saidOfIssue } from '../issue-words.ts';
import { NOTHING, phrase } from '../language.ts';
import type { Difference } from '../match.ts';
import type { Failure } from './failure.ts';

/** Something of ours or of the machine: it says nothing of the submission. */
export class OurFault extends Error {
  override readonly name = 'OurFault';
}

export function ours(error: unknown): OurFault {
  return new OurFault(error instanceof Error ? error.message : String(error));
}

/** What a case has got of the program so far. */
export interface Heard {
  request?: HttpRequest;
  response?: HttpResponse;
  /** Whether it has got anything at all: before that, nothing that is thrown can be the program's doing. */
  isAnything: boolean;
}

const SHOWN = 300;

function differencesOf(error: unknown, { response }: Heard): readonly Difference[] {
  const text = response === undefined ? '' : new TextDecoder().decode(response.body.subarray(0, SHOWN));
  const actual = text === '' ? NOTHING : cutText(text, SHOWN);
  if (error instanceof z.ZodError)
    return error.issues.slice(0, MAX_DIFFERENCES).map((issue) => ({
      path: cutText(['answer', ...issue.path.map(String)].join('.'), SHOWN),
      expected: saidOfIssue(issue),
      actual,
    }));
  return [{ path: 'answer', expected: phrase('asked.readable'), actual }];
}

export function failureFromMisread(error: unknown, heard: Heard, logs: readonly LogLine[]): Failure {
  const { request, response } = heard;
  return {
    kind: 'wrong',
    differences: differencesOf(error, heard),
    ...(request === undefined ? {} : { request }),
    ...(response === undefined ? {} : { response }),
    logs,
  };
}
