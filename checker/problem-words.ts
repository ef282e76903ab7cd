/** How a program ended, and why it did not answer, to be said in any language. */
import type { ExampleProblem } from '#runtime/contract.ts';
import { phrase, type Said } from './language.ts';

const REASONS = ['unresponsive', 'too-much-output', 'out-of-memory', 'killed'] as const;

/** How the program of a problem ended. */
function saidOfEnd({ reason, code = '', signal = '' }: ExampleProblem['facts']): Said {
  const known = REASONS.find((each) => each === reason);
  if (known !== undefined) return phrase(`exit.${known}`);
  return signal === '' ? phrase('exit.code', { code }) : phrase('exit.signal', { signal });
}

export function saidOfProblem({ kind, message, facts }: ExampleProblem): Said {
  switch (kind) {
    case 'ended-before-listening':
    case 'ended':
      return phrase(`problem.${kind}`, { exit: saidOfEnd(facts) });
    case 'refused':
      return facts['listening'] === ''
        ? phrase('problem.refused-by-all', { port: facts['port'] ?? '' })
        : phrase('problem.refused', facts);
    case 'deadline':
      return phrase('problem.deadline', { seconds: facts['seconds'] ?? '' });
    case 'cut':
    case 'aborted':
      return phrase(`problem.${kind}`);
    case 'too-large':
    case 'bad-request':
      return phrase(`problem.${kind}`, facts);
    // Of a browser: no command meets it, and the page has words of its own for it.
    case 'unsupported':
      return message;
  }
}
