import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutUnreachedConverters } from './reached-converters.ts';

const source = `const converters = {};
function toInteger(value) { return rounded(value); }
function rounded(value) { return Math.round(value); }
function toText(value) { return String(value); }
function list(of) { return of; }
converters.octet = toInteger;
converters['sequence<octet>'] = list(converters.octet);
converters.DOMString = toText;
module.exports = {
  converters,
  list,
  toInteger,
};
`;

test('a converter that nobody uses is left out, with what only it used', () => {
  const left = withoutUnreachedConverters(source, ['const { converters } = webidl; converters.DOMString(type)']);
  assert.equal(
    left,
    `const converters = {};
function toText(value) { return String(value); }
converters.DOMString = toText;
module.exports = {
  converters,
};`,
  );
});

test('what one that is used stands on stays', () => {
  const left = withoutUnreachedConverters(source, [
    "const { converters, list } = webidl; converters['sequence<octet>']",
  ]);
  assert.match(left, /function rounded[^]*function list[^]*converters\.octet = toInteger;/);
  assert.doesNotMatch(left, /toText/);
});
