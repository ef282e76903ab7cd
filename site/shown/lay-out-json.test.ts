import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutJson } from './lay-out-json.ts';

test('what fits stays on one line', () => {
  assert.equal(layOutJson('{"a":[1,"two",null],"b":{}}'), '{ "a": [1, "two", null], "b": {} }');
});

test('what does not fit is opened from the outside in', () => {
  const issue = { type: 'invalid_format', loc: ['body', 'url'], msg: 'Invalid URL, and a long message it is' };
  assert.equal(
    layOutJson(JSON.stringify({ detail: [issue] })),
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
  assert.deepEqual(JSON.parse(layOutJson(JSON.stringify(value))), value);
});

test('nothing of what was sent is lost or moved', () => {
  const sent = '{"10":12345678901234567890,"2":1.0,"a":1,"a":"\\u00e9 \\" , { [","__proto__":[[],{}],"e":1E400}';
  for (const spaced of [sent, sent.replaceAll('":', '" : ')]) {
    assert.equal(layOutJson(spaced).replaceAll(/\s/g, ''), sent.replaceAll(/\s/g, ''));
    assert.match(layOutJson(spaced), /\n {2}"10": 12345678901234567890,\n/);
  }
});

test('what is alone and empty, and what stands so deep that nothing fits', () => {
  for (const alone of ['{}', '[]', '""', '0', 'null']) assert.equal(layOutJson(` ${alone} `), alone);
  const deep = '[1,{"a":'.repeat(40) + '{}' + '}]'.repeat(40);
  assert.equal(layOutJson(deep).replaceAll(/\s/g, ''), deep);
});
