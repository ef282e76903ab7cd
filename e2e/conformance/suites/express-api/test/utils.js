'use strict';
const assert = require('node:assert');
const utils = require('express/lib/utils');

describe('utils', () => {
  it('etag and wetag', () => {
    assert.strictEqual(utils.etag('express!'), '"8-O2uVAFaQ1rZvlKLT14RnuvjPIdg"');
    assert.strictEqual(utils.wetag(Buffer.from('')), 'W/"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk"');
  });
  it('normalizeType', () => assert.strictEqual(utils.normalizeType('json').value, 'application/json'));
  it('setCharset', () => assert.strictEqual(utils.setCharset('text/html', 'utf-8'), 'text/html; charset=utf-8'));
  it('compile functions', () => {
    assert.strictEqual(utils.compileETag(false), undefined);
    assert.throws(() => utils.compileETag('x'), TypeError);
    assert.strictEqual(utils.compileTrust(['loopback'])('127.0.0.1', 0), true);
  });
});
