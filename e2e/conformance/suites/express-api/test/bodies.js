'use strict';
const assert = require('node:assert');
const zlib = require('node:zlib');
const { AsyncLocalStorage } = require('node:async_hooks');
const express = require('..');
const request = require('supertest');

function appWith(parser) {
  return express()
    .use(parser)
    .post('/', (req, res) =>
      res.json(Buffer.isBuffer(req.body) ? { buf: req.body.toString('hex') } : (req.body ?? null)),
    )
    .use((error, req, res, next) => res.status(error.status || 500).send(`[${error.type}] ${error.message}`));
}

describe('bodies', () => {
  it('JSON', () => request(appWith(express.json())).post('/').send({ name: '토비' }).expect(200, { name: '토비' }));
  it('JSON in UTF-16', () => {
    const pending = request(appWith(express.json())).post('/').set('Content-Type', 'application/json; charset=utf-16');
    pending.write(Buffer.from('feff007b0022006e0061006d00650022003a00228bba0022007d', 'hex'));
    return pending.expect(200, '{"name":"论"}');
  });
  it('a charset that JSON does not know', () =>
    request(appWith(express.json()))
      .post('/')
      .set('Content-Type', 'application/json; charset=x-foo')
      .send('{}')
      .expect(415, '[charset.unsupported] unsupported charset "X-FOO"'));
  it('JSON that is broken', () =>
    request(appWith(express.json()))
      .post('/')
      .type('json')
      .send('{"a')
      .expect(400, /\[entity.parse.failed\]/));
  it('JSON that is too large', () =>
    request(appWith(express.json({ limit: 10 })))
      .post('/')
      .send({ name: 'far too long' })
      .expect(413, '[entity.too.large] request entity too large'));
  for (const [encoding, pack] of [
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
  ]) {
    it(`JSON in ${encoding}`, () => {
      const pending = request(appWith(express.json()))
        .post('/')
        .set('Content-Type', 'application/json')
        .set('Content-Encoding', encoding);
      pending.write(pack('{"name":"论"}'));
      return pending.expect(200, '{"name":"论"}');
    });
  }
  it('a packed body that is broken', () => {
    const pending = request(appWith(express.json()))
      .post('/')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip');
    pending.write(Buffer.from('1f8b080000000000000bab56cc4d55b2527ab16e97522d00515be1cc0e000000', 'hex'));
    return pending.expect(400);
  });
  it('a packing that is unknown', () =>
    request(appWith(express.json()))
      .post('/')
      .set('Content-Encoding', 'nulls')
      .type('json')
      .send('{}')
      .expect(415, '[encoding.unsupported] unsupported content encoding "nulls"'));
  it('a form', () =>
    request(appWith(express.urlencoded({ extended: true })))
      .post('/')
      .type('form')
      .send('user[name]=tobi&user[tags][]=a&user[tags][]=b')
      .expect(200, { user: { name: 'tobi', tags: ['a', 'b'] } }));
  it('a form in Latin-1', () =>
    request(appWith(express.urlencoded()))
      .post('/')
      .set('Content-Type', 'application/x-www-form-urlencoded; charset=iso-8859-1')
      .send('name=%A2')
      .expect(200, '{"name":"¢"}'));
  it('text in Latin-1', () => {
    const pending = request(appWith(express.text())).post('/').set('Content-Type', 'text/plain; charset=iso-8859-1');
    pending.write(Buffer.from('6e616d6520697320a2', 'hex'));
    return pending.expect(200, '"name is ¢"');
  });
  it('text in Windows-1252', () => {
    const pending = request(appWith(express.text())).post('/').set('Content-Type', 'text/plain; charset=windows-1252');
    pending.write(Buffer.from('6e616d65206973209380', 'hex'));
    return pending.expect(200, '"name is “€"');
  });
  it('raw bytes', () => {
    const pending = request(appWith(express.raw())).post('/').set('Content-Type', 'application/octet-stream');
    pending.write(Buffer.from('00ff8001', 'hex'));
    return pending.expect(200, { buf: '00ff8001' });
  });
  it('chunked bodies', () =>
    new Promise((resolve, reject) => {
      const pending = request(appWith(express.text())).post('/').type('text').set('Transfer-Encoding', 'chunked');
      pending.write('one ');
      pending.write('two');
      pending.expect(200, '"one two"', (error) => (error ? reject(error) : resolve()));
    }));
  it('keeps an AsyncLocalStorage store while it reads', () => {
    const storage = new AsyncLocalStorage();
    const app = express()
      .use((req, res, next) => storage.run({ foo: 'bar' }, next))
      .use(express.json())
      .post('/', (req, res) => res.json({ ...storage.getStore(), ...req.body }));
    return request(app).post('/').send({ n: 1 }).expect(200, { foo: 'bar', n: 1 });
  });
  it('verify sees the bytes', () => {
    const seen = [];
    return request(appWith(express.json({ verify: (req, res, bytes) => seen.push(bytes.length) })))
      .post('/')
      .send({ a: 1 })
      .expect(200)
      .then(() => assert.deepStrictEqual(seen, [7]));
  });
});
