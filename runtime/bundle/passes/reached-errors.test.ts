import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutUnreachedErrors } from './reached-errors.ts';

const source = `const codes = {};
E('ERR_A', 'a', Error);
E('ERR_B',
  (x) => { if (x) return \`b;\`; return 'c'; }, Error);
E('ERR_C', 'c', Error);
module.exports = { codes, raise() { throw new codes.ERR_C(); } };
`;

test('what nothing raises is left out, what the file itself raises stays', () => {
  assert.equal(
    withoutUnreachedErrors(source, ['throw new ERR_A()']),
    `const codes = {};
E('ERR_A', 'a', Error);

E('ERR_C', 'c', Error);
module.exports = { codes, raise() { throw new codes.ERR_C(); } };
`,
  );
});
