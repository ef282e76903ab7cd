import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsOpenssl } from './needs-openssl.ts';

test('all of crypto is fetched for a program that names what needs it, and for no other', () => {
  for (const program of [
    `import { createCipheriv } from 'node:crypto';`,
    `import { sign } from 'node:crypto';`,
    `crypto.sign(null, data, key)`,
    `import * as c from 'node:crypto';\nc.verify('sha256', data, key, signature);`,
    `const c = require('crypto'); c.sign(null, data, key);`,
    `await crypto.subtle.digest('SHA-256', data);`,
    `jwt.sign(claims, key, { algorithm: 'RS256' })`,
    `const key = '-----BEGIN PUBLIC KEY-----';`,
    `generateKeyPairSync('ed25519')`,
  ]) {
    assert.equal(needsOpenssl({ 'main.ts': program }, {}), true, program);
  }
  const plain = `import { createHash, createHmac, randomUUID, timingSafeEqual, scryptSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
jwt.sign({ name }, secret, { algorithm: 'HS256' });
function verify(token: string) { return jwt.verify(token, secret); }`;
  assert.equal(needsOpenssl({ 'main.ts': plain }, {}), false);
  assert.equal(needsOpenssl({ 'main.ts': plain }, { 'node_modules/a/index.js': '' }), true);
});
