'use strict';
const assert = require('node:assert');
const path = require('node:path');
const express = require('..');
const request = require('supertest');

const fixtures = path.join(__dirname, 'fixtures');
const appWith = (handler) => express().use(handler);

describe('res.sendFile', () => {
  it('sends a file with its type, length, validators', () =>
    request(appWith((req, res) => res.sendFile(path.join(fixtures, 'name.txt'))))
      .get('/')
      .expect('Content-Type', 'text/plain; charset=utf-8')
      .expect('Content-Length', '4')
      .expect('ETag', /^W\/"[^"]+"$/)
      .expect('Last-Modified', /GMT$/)
      .expect(200, 'tobi'));

  for (const [name, text] of [
    ['% of dogs.txt', '20%'],
    ['한글 파일.txt', '안녕'],
    ['sub dir/a+b.txt', 'deep'],
    ['link.txt', 'tobi'],
    ['empty.txt', ''],
  ]) {
    it(`sends ${name}`, () =>
      request(appWith((req, res) => res.sendFile(name, { root: fixtures })))
        .get('/')
        .expect(200, text));
  }

  it('sends bytes as they are', async () => {
    const response = await request(appWith((req, res) => res.sendFile('tiny.png', { root: fixtures })))
      .get('/')
      .buffer(true)
      .parse((res, done) => {
        const parts = [];
        res.on('data', (part) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect('Content-Type', 'image/png')
      .expect(200);
    assert.strictEqual(response.body.toString('hex'), '89504e470d0a1a0a00fffe');
  });

  it('needs an absolute path or a root', () =>
    request(appWith((req, res) => res.sendFile('name.txt')))
      .get('/')
      .expect(500, /TypeError: path must be absolute or specify root to res.sendFile/));

  it('hides what begins with a dot', () =>
    request(appWith((req, res) => res.sendFile(path.join(fixtures, '.secret'))))
      .get('/')
      .expect(404));

  it('sends it where dotfiles are allowed', () =>
    request(appWith((req, res) => res.sendFile('.secret', { root: fixtures, dotfiles: 'allow' })))
      .get('/')
      .expect(200, Buffer.from('secret')));

  it('does not climb out of its root', () =>
    request(appWith((req, res) => res.sendFile('users/../../../package.json', { root: fixtures })))
      .get('/')
      .expect(403));

  it('gives its callback the error of a missing file', (done) => {
    const app = appWith((req, res) => {
      res.sendFile('nope.txt', { root: fixtures }, (error) => {
        res.status(error.status).send(`${error.code} ${error.status}`);
      });
    });
    request(app).get('/').expect(404, 'ENOENT 404', done);
  });

  it('gives its callback ECONNABORTED where the client leaves', (done) => {
    const app = express();
    app.use((req, res) => {
      setImmediate(() => {
        res.sendFile('name.txt', { root: fixtures }, (error) => {
          server.close(() => done(error && error.code === 'ECONNABORTED' ? undefined : new Error(String(error))));
        });
      });
      pending.abort();
    });
    const server = app.listen();
    const pending = request(server).get('/');
    pending.end(() => undefined);
  });

  it('honours ranges', () =>
    request(appWith((req, res) => res.sendFile('name.txt', { root: fixtures })))
      .get('/')
      .set('Range', 'bytes=1-2')
      .expect('Content-Range', 'bytes 1-2/4')
      .expect(206, 'ob'));

  it('refuses a range that the file has not', () =>
    request(appWith((req, res) => res.sendFile('name.txt', { root: fixtures })))
      .get('/')
      .set('Range', 'bytes=9-')
      .expect('Content-Range', 'bytes */4')
      .expect(416));

  it('answers 304 to the ETag that it gave, and 412 to another', async () => {
    const app = appWith((req, res) => res.sendFile('name.txt', { root: fixtures, maxAge: '1h' }));
    const { headers } = await request(app).get('/').expect('Cache-Control', 'public, max-age=3600');
    await request(app).get('/').set('If-None-Match', headers.etag).expect(304, '');
    await request(app).get('/').set('If-Modified-Since', headers['last-modified']).expect(304);
    await request(app).get('/').set('If-Match', '"other"').expect(412);
  });
});

describe('res.download', () => {
  it('names the file', () =>
    request(appWith((req, res) => res.download(path.join(fixtures, 'name.txt'), '한글.txt')))
      .get('/')
      .expect('Content-Disposition', `attachment; filename="??.txt"; filename*=UTF-8''%ED%95%9C%EA%B8%80.txt`)
      .expect(200, 'tobi'));

  it('takes headers for the file', () =>
    request(appWith((req, res) => res.download('name.txt', { root: fixtures, headers: { 'X-Kind': 'download' } })))
      .get('/')
      .expect('X-Kind', 'download')
      .expect('Content-Disposition', 'attachment; filename=name.txt')
      .expect(200));
});

describe('express.static', () => {
  const app = express()
    .use('/files', express.static(fixtures, { index: 'index.html', extensions: ['txt'] }))
    .use((req, res) => res.status(404).send('after'));

  it('serves, redirects to a folder and finds its index', async () => {
    await request(app).get('/files/name.txt').expect(200, 'tobi');
    await request(app).get('/files/users').expect('Location', '/files/users/').expect(301);
    await request(app)
      .get('/files/users/')
      .expect('Content-Type', 'text/html; charset=utf-8')
      .expect(200, '<b>index</b>');
  });
  it('tries extensions', () => request(app).get('/files/name').expect(200, 'tobi'));
  it('decodes names', () => request(app).get('/files/%25%20of%20dogs.txt').expect(200, '20%'));
  it('passes on what is not there, and what it may not show', async () => {
    await request(app).get('/files/nope').expect(404, 'after');
    await request(app).get('/files/../package.json').expect(404, 'after');
    await request(app).post('/files/name.txt').expect(404, 'after');
  });
  it('answers HEAD without a body', () =>
    request(app).head('/files/todo.json').expect('Content-Length', '7').expect(200, undefined));
  it('refuses a broken name', () => request(app).get('/files/%').expect(404, 'after'));
});
