import { createHmac, createSecretKey, generateKeyPairSync, KeyObject } from 'node:crypto';
import { inspect, types } from 'node:util';
import express from 'express';
import jwt from 'jsonwebtoken';
import { ask } from '../client.ts';

const secret = 'shhhhh';
const fixed = { noTimestamp: true } as const;
console.log(jwt.sign({ foo: 'bar' }, secret, fixed));
for (const algorithm of ['HS256', 'HS384', 'HS512'] as const)
  console.log(jwt.sign({ foo: 1 }, secret, { ...fixed, algorithm }));
const token = jwt.sign({ data: 'foobar', iat: 1_700_000_000 }, secret, {
  expiresIn: '100y',
  audience: 'urn:foo',
  issuer: 'me',
  subject: 's',
  jwtid: 'j',
});
console.log(token, jwt.verify(token, secret), jwt.decode(token, { complete: true }));
jwt.verify(token, secret, { audience: 'urn:foo' }, (error, decoded) => console.log(error, decoded));
const old = jwt.sign({ exp: 1_700_000_000 }, secret, fixed);
for (const act of [
  () => jwt.verify(token, 'wrong-secret'),
  () => jwt.verify(old, secret),
  () => jwt.verify(token, secret, { audience: 'urn:bar' }),
  () => jwt.verify('a.b', secret),
  () => jwt.sign({}, '', fixed),
]) {
  try {
    act();
  } catch (error) {
    console.log(error.name, error.message, error.expiredAt);
  }
}

const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};
for (const [kind, algorithm] of [
  ['rsa', 'RS256'],
  ['rsa', 'PS256'],
  ['ec', 'ES256'],
] as const) {
  const { privateKey, publicKey } = pairs[kind];
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const signed = jwt.sign({ foo: algorithm }, privateKey, { ...fixed, algorithm });
  console.log(jwt.verify(signed, pem), jwt.decode(signed, { complete: true })?.header);
  try {
    jwt.verify(signed.slice(0, -6) + 'AAAAAA', pem);
  } catch (error) {
    console.log(error.name, error.message);
  }
}

const key = createSecretKey(secret, 'utf8');
console.log(
  jwt.sign({ foo: 'bar' }, key, fixed),
  key.type,
  key.symmetricKeySize,
  key.export().toString(),
  key.export({ format: 'jwk' }),
);
console.log(
  key instanceof KeyObject,
  types.isKeyObject(key),
  key.equals(createSecretKey(Buffer.from(secret))),
  key.equals(createSecretKey('no', 'utf8')),
);
console.log(
  createHmac('sha256', key).update('a').digest('hex') === createHmac('sha256', secret).update('a').digest('hex'),
);
for (const act of [() => key.equals(5), () => createSecretKey(5), () => key.export({ format: 'pem' })]) {
  try {
    act();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(inspect(key), String(key));

const app = express();
app.get('/', (req, res) => {
  const [, given = ''] = (req.get('authorization') ?? '').split(' ');
  jwt.verify(given, secret, (error, decoded) => (error === null ? res.json(decoded) : res.status(401).json(error)));
});
const server = app.listen(3000, async () => {
  await ask('GET /', { Authorization: `Bearer ${jwt.sign({ foo: 'bar' }, secret, fixed)}` });
  await ask('GET /');
  server.close();
});
