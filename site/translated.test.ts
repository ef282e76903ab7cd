import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { keptFromOriginal, keptFromText } from '#checker/translation.ts';
import { withChangedMarks } from './translated.ts';
import { withWholeParagraphs } from './whole-paragraphs.ts';

const then = 'One.\n\n- Two.\n\n| a | b |\n| - | - |\n| c | d |\n\n## Five\n\n<Claim by="a">Six.</Claim>\n';
const korean = '하나.\n\n- 둘.\n\n| 가 | 나 |\n| - | - |\n| 다 | 라 |\n\n## 다섯\n\n<Claim by="a">여섯.</Claim>\n';

function marked(now: string, kept = keptFromText(keptFromOriginal(then))): string {
  return withWholeParagraphs(withChangedMarks({ file: 'ko.mdx', text: korean, original: now, kept }));
}

test('what has changed says so at its end, and all else stays', () => {
  const whole = withWholeParagraphs(korean);
  equal(marked(then), whole);
  for (const [from, to, own, shown] of [
    ['One.', 'Once.', '하나.', '하나. <Changed />'],
    ['Two.', 'Twice.', '둘.', '둘. <Changed />'],
    ['| c |', '| e |', '| 라 |', '| 라 <Changed />|'],
    ['Five', 'Fives', '다섯', '다섯 <Changed />'],
    ['Six', 'Sixes', '여섯.</Claim>', '여섯.</Claim> <Changed />'],
  ] as const)
    equal(marked(then.replace(from, to)), whole.replace(own, shown));
});

test('nothing is marked where nobody knows', () => {
  equal(marked('Once.', undefined), withWholeParagraphs(korean));
  equal(marked('Once.'), withWholeParagraphs(korean));
});
