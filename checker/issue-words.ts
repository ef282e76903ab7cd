/** What a schema asks for, of one of its issues: Zod's own sentence would be English, and says again what came. */
import type { z } from 'zod';
import { cutText } from './bounds.ts';
import { phrase, type Said } from './language.ts';

type Issue = z.core.$ZodIssue;

/** What Zod says of a condition that its author gave no words. */
const NO_WORDS = 'Invalid input';

function saidOfSize(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Said {
  const isText = issue.origin === 'string';
  const isList = ['array', 'set', 'map'].includes(issue.origin);
  if (issue.code === 'too_small') {
    const facts = { minimum: String(issue.minimum) };
    if (isText) return phrase('issue.at-least-characters', facts);
    if (isList) return phrase('issue.at-least-items', facts);
    return phrase(issue.inclusive === false ? 'issue.more-than' : 'issue.at-least', facts);
  }
  const facts = { maximum: String(issue.maximum) };
  if (isText) return phrase('issue.at-most-characters', facts);
  if (isList) return phrase('issue.at-most-items', facts);
  return phrase(issue.inclusive === false ? 'issue.less-than' : 'issue.at-most', facts);
}

function saidOfFormat(issue: Extract<Issue, { code: 'invalid_format' }>): Said {
  const fact = (name: 'prefix' | 'suffix' | 'includes'): string => JSON.stringify(Reflect.get(issue, name));
  if (issue.format === 'regex') return phrase('issue.pattern', { pattern: issue.pattern ?? '' });
  if (issue.format === 'starts_with') return phrase('issue.starts-with', { text: fact('prefix') });
  if (issue.format === 'ends_with') return phrase('issue.ends-with', { text: fact('suffix') });
  if (issue.format === 'includes') return phrase('issue.includes', { text: fact('includes') });
  return phrase('issue.format', { format: issue.format });
}

export function saidOfIssue(issue: Issue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return phrase('issue.type', { type: issue.expected });
    case 'invalid_value': {
      const [first = '', ...more] = issue.values.map((value) =>
        typeof value === 'string' ? JSON.stringify(value) : String(value),
      );
      return more.length === 0 ? first : phrase('issue.one-of', { values: [first, ...more].join(', ') });
    }
    case 'unrecognized_keys':
      return phrase('issue.no-other-keys', { keys: cutText(issue.keys.join(', '), 300) });
    case 'too_small':
    case 'too_big':
      return saidOfSize(issue);
    case 'invalid_format':
      return saidOfFormat(issue);
    case 'not_multiple_of':
      return phrase('issue.multiple', { divisor: String(issue.divisor) });
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message === NO_WORDS ? phrase('issue.custom') : cutText(issue.message);
  }
}
