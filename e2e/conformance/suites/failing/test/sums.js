'use strict';
const assert = require('node:assert');

describe('sums', () => {
  it('adds', () => assert.strictEqual(1 + 1, 2));
  it('adds wrongly', () => assert.strictEqual(1 + 1, 3));
  it('never ends', function (done) {
    this.timeout(50);
    setTimeout(() => undefined, 10, done);
  });
  it('throws later', (done) => {
    setTimeout(() => {
      throw new Error('thrown from a timer');
    }, 1);
    void done;
  });
  it('is pending');
});
