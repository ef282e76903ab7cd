'use strict';
const assert = require('node:assert');
const { EventEmitter } = require('node:events');
const http = require('node:http');
const express = require('..');
const request = require('supertest');

describe('app', () => {
  it('is a function, an emitter, and has its settings', () => {
    const app = express();
    assert.strictEqual(typeof app, 'function');
    assert.ok(app.emit === EventEmitter.prototype.emit);
    assert.strictEqual(app.get('env'), 'test');
    app.set('trust proxy', 1).enable('x').disable('y');
    assert.ok(app.enabled('x') && app.disabled('y'));
  });
  it('routes: parameters, patterns, all, HEAD, OPTIONS, 405 by hand', async () => {
    const app = express();
    app.get('/user/:id', (req, res) => res.json(req.params));
    app.get('/files/*path', (req, res) => res.json(req.params.path));
    app.get('/opt{/:page}', (req, res) => res.send(String(req.params.page)));
    app.get(/^\/re(\d+)$/, (req, res) => res.send(req.params[0]));
    app
      .route('/r')
      .post((req, res) => res.send('post'))
      .put((req, res) => res.send('put'));
    app.all('/all', (req, res) => res.send(req.method));
    await request(app).get('/user/%EA%B0%80').expect({ id: '가' });
    await request(app).get('/user/%zz').expect(400);
    await request(app).get('/files/a/b').expect(['a', 'b']);
    await request(app).get('/opt').expect('undefined');
    await request(app).get('/re42').expect('42');
    await request(app).head('/user/1').expect('Content-Length', '10').expect(200, undefined);
    await request(app).options('/r').expect('Allow', 'POST, PUT').expect(200, 'POST, PUT');
    await request(app).delete('/all').expect('DELETE');
    await request(app)
      .get('/none')
      .expect(404, /Cannot GET \/none/);
  });
  it('every method that Node knows', async () => {
    for (const method of ['PROPFIND', 'QUERY', 'M-SEARCH', 'PATCH', 'LOCK', 'PURGE']) {
      const app = express();
      app[method.toLowerCase()]('/', (req, res) => res.send(req.method));
      const server = http.createServer(app).listen(0);
      const answer = await new Promise((resolve, reject) => {
        http
          .request({ method, port: server.address().port }, (res) => {
            let text = '';
            res
              .setEncoding('utf8')
              .on('data', (part) => (text += part))
              .on('end', () => resolve(text));
          })
          .on('error', reject)
          .end();
      });
      server.close();
      assert.strictEqual(answer, method);
    }
  });
  it('params, nested routers, mounted apps', async () => {
    const app = express();
    const inner = express.Router({ mergeParams: true });
    const blog = express();
    app.param('user', (req, res, next, id) => {
      req.user = { id };
      next(id === '0' ? new Error('no user 0') : undefined);
    });
    inner.get('/posts', (req, res) => res.json({ ...req.params, base: req.baseUrl, url: req.url }));
    app.use('/users/:user', (req, res, next) => next(), inner);
    app.get('/show/:user', (req, res) => res.json(req.user));
    app.use('/blog', blog);
    blog.get('/', (req, res) => res.send(blog.path() + blog.mountpath));
    app.use((error, req, res, next) => res.status(500).send(error.message));
    await request(app).get('/users/7/posts?x=1').expect({ user: '7', base: '/users/7', url: '/posts?x=1' });
    await request(app).get('/show/3').expect({ id: '3' });
    await request(app).get('/show/0').expect(500, 'no user 0');
    await request(app).get('/blog').expect('/blog/blog');
  });
  it('async errors reach the handler of errors', async () => {
    const app = express();
    app.get('/throw', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      throw Object.assign(new Error('boom!'), { status: 418 });
    });
    app.get('/reject', () => Promise.reject(undefined));
    app.get('/default', () => {
      throw new Error('shown <b>');
    });
    app.use('/throw', (error, req, res, next) => res.status(error.status).send(error.message));
    await request(app).get('/throw').expect(418, 'boom!');
    await request(app)
      .get('/reject')
      .expect(500, /Rejected promise/);
    await request(app)
      .get('/default')
      .expect('Content-Security-Policy', "default-src 'none'")
      .expect(500, /Error: shown &lt;b&gt;<br>/);
  });
  it('listen: a callback, a busy port', (done) => {
    const server = express().listen(0, () => {
      const again = express().listen(server.address().port, (error) => {
        assert.strictEqual(error.code, 'EADDRINUSE');
        assert.strictEqual(error.syscall, 'listen');
        void again;
        server.close(done);
      });
    });
  });
  it('req.ip and what a proxy says', async () => {
    const app = express();
    app.set('trust proxy', 'loopback');
    app.get('/', (req, res) =>
      res.json([req.ip, req.ips, req.protocol, req.secure, req.hostname, req.subdomains, req.host]),
    );
    await request(app)
      .get('/')
      .set('X-Forwarded-For', 'client, 10.0.0.2, 127.0.0.1')
      .set('X-Forwarded-Proto', 'https')
      .set('X-Forwarded-Host', 'tobi.ferrets.example.com:8080')
      .expect([
        '10.0.0.2',
        ['10.0.0.2', '127.0.0.1'],
        'https',
        true,
        'tobi.ferrets.example.com',
        ['ferrets', 'tobi'],
        'tobi.ferrets.example.com:8080',
      ]);
    const bare = express().use((req, res) => res.send(req.ip));
    await request(bare)
      .get('/')
      .expect(/^(::ffff:)?127\.0\.0\.1$|^::1$/);
  });
  it('req: accepts, range, query, is, get, xhr, stale', async () => {
    const app = express();
    app.set('query parser', 'extended');
    app.post('/', (req, res) =>
      res.json({
        type: req.is('json', 'html'),
        accepts: req.accepts(['json', 'html']),
        language: req.acceptsLanguages('en', 'ko'),
        encoding: req.acceptsEncodings('gzip'),
        charset: req.acceptsCharsets('utf-8'),
        range: req.range(100),
        query: req.query,
        xhr: req.xhr,
        referrer: req.get('Referrer'),
        stale: req.stale,
      }),
    );
    await request(app)
      .post('/?a[b]=1&c=x+y')
      .set({
        Accept: 'text/html',
        'Accept-Language': 'ko',
        Range: 'bytes=0-49',
        'X-Requested-With': 'XMLHttpRequest',
        Referer: 'http://x/',
      })
      .send({})
      .expect(200, {
        type: 'json',
        accepts: 'html',
        language: 'ko',
        encoding: 'gzip',
        charset: 'utf-8',
        range: [{ start: 0, end: 49 }],
        query: { a: { b: '1' }, c: 'x y' },
        xhr: true,
        referrer: 'http://x/',
        stale: true,
      });
  });
});
