import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutJson } from './lay-out-json.ts';

test('what fits stays on one line', () => {
  assert.equal(layOutJson({ a: [1, 'two', null], b: {} }), '{ "a": [1, "two", null], "b": {} }');
});

test('what does not fit is opened from the outside in', () => {
  const issue = { type: 'invalid_format', loc: ['body', 'url'], msg: 'Invalid URL, and a long message it is' };
  assert.equal(
    layOutJson({ detail: [issue] }),
    [
      '{',
      '  "detail": [',
      '    {',
      '      "type": "invalid_format",',
      '      "loc": ["body", "url"],',
      '      "msg": "Invalid URL, and a long message it is"',
      '    }',
      '  ]',
      '}',
    ].join('\n'),
  );
});

test('it is the same JSON', () => {
  const value = {
    text: 'a "quoted" line\n'.repeat(8),
    list: [[], [{}], 1.5e300, false],
    '': { deep: { deeper: [1] } },
  };
  assert.deepEqual(JSON.parse(layOutJson(value)), value);
});
