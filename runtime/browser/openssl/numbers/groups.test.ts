import assert from 'node:assert/strict';
import { getDiffieHellman } from 'node:crypto';
import { test } from 'node:test';
import { groupNamed } from './groups.ts';

for (const name of ['modp1', 'modp2', 'modp5', 'modp14', 'modp15', 'modp16', 'modp17', 'modp18'])
  test(`${name} is the prime that Node has`, () => {
    assert.equal(groupNamed(name)?.toString(16), getDiffieHellman(name).getPrime('hex'));
  });

test('there is no other', () => assert.equal(groupNamed('modp3'), undefined));
