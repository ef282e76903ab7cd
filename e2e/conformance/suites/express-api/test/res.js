'use strict';
const assert = require('node:assert');
const http = require('node:http');
const path = require('node:path');
const express = require('..');
const request = require('supertest');
const tmpl = require('./support/tmpl');

const appWith = (handler) => express().use(handler);
const views = path.join(__dirname, 'fixtures');

describe('res', () => {
  it('send: text, JSON, bytes, nothing, with ETags', async () => {
    await request(appWith((req, res) => res.send('<p>hey</p>')))
      .get('/')
      .expect('Content-Type', 'text/html; charset=utf-8')
      .expect('ETag', 'W/"a-TCBUSok3wduEtDfkQYiOkVWpRqk"')
      .expect(200, '<p>hey</p>');
    await request(appWith((req, res) => res.send(Buffer.from('hello'))))
      .get('/')
      .expect('Content-Type', 'application/octet-stream')
      .expect(200);
    await request(appWith((req, res) => res.status(204).send('x')))
      .get('/')
      .expect(204, '');
    await request(appWith((req, res) => res.json({ a: [1, null] })))
      .get('/')
      .expect('Content-Type', 'application/json; charset=utf-8')
      .expect(200, '{"a":[1,null]}');
    await request(appWith((req, res) => res.sendStatus(201)))
      .get('/')
      .expect(201, 'Created');
  });
  it('jsonp', () =>
    request(appWith((req, res) => res.jsonp({ count: 1 })))
      .get('/?callback=something')
      .expect('Content-Type', 'text/javascript; charset=utf-8')
      .expect('X-Content-Type-Options', 'nosniff')
      .expect(200, /something\(\{"count":1\}\);/));
  it('redirect, in HTML and text', async () => {
    const app = appWith((req, res) => res.redirect('http://google.com?q=\u2603 §10'));
    await request(app)
      .get('/')
      .set('Accept', 'text/html')
      .expect('Location', 'http://google.com?q=%E2%98%83%20%C2%A710')
      .expect(302, /<p>Found\. Redirecting to/);
    await request(app)
      .get('/')
      .set('Accept', 'text/plain')
      .expect(302, /^Found\. Redirecting to/);
    await request(app).head('/').expect(302, undefined);
  });
  it('cookie and clearCookie', () =>
    request(
      appWith((req, res) =>
        res
          .cookie('name', 'tö bi', { maxAge: 1000, path: '/a', httpOnly: true, sameSite: 'lax' })
          .clearCookie('old')
          .end(),
      ),
    )
      .get('/')
      .expect(({ headers }) => {
        const [name, old] = headers['set-cookie'];
        assert.match(name, /^name=t%C3%B6%20bi; Max-Age=1; Path=\/a; Expires=.* GMT; HttpOnly; SameSite=Lax$/);
        assert.strictEqual(old, 'old=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
      }));
  it('format, vary, type, links, attachment, append, location', async () => {
    const app = appWith((req, res) =>
      res.format({
        text: () => res.links({ next: '/2' }).append('X-A', ['1', '2']).send('text'),
        html: () => res.vary('Cookie').send('<p>html</p>'),
        json: () => res.type('json').attachment('a.json').location('/here').send({}),
      }),
    );
    await request(app)
      .get('/')
      .set('Accept', 'text/*')
      .expect('Vary', 'Accept')
      .expect('Link', '</2>; rel="next"')
      .expect('X-A', '1, 2')
      .expect('text');
    await request(app).get('/').set('Accept', 'text/html').expect('Vary', 'Accept, Cookie').expect('<p>html</p>');
    await request(app)
      .get('/')
      .set('Accept', 'application/json')
      .expect('Location', '/here')
      .expect('Content-Disposition', 'attachment; filename=a.json');
    await request(app).get('/').set('Accept', 'foo/bar').expect(406);
  });
  it('render, with a view engine, its cache, locals and errors', async () => {
    const app = express();
    app.engine('tmpl', tmpl);
    app.set('views', views).set('view engine', 'tmpl');
    app.locals.user = { name: 'tobi' };
    app.get('/', (req, res) => res.render('user'));
    app.get('/own', (req, res) => res.render('user', { user: { name: 'loki' } }));
    app.get('/index', (req, res) => res.render('users', { name: 'all' }));
    app.get('/missing', (req, res) => res.render('nope'));
    await request(app).get('/').expect('<p>tobi</p>');
    await request(app).get('/own').expect('<p>loki</p>');
    await request(app).get('/index').expect('<h1>all</h1>');
    await request(app)
      .get('/missing')
      .expect(500, /Failed to lookup view &quot;nope&quot; in views directory/);
  });
  it('writes trailers', (done) => {
    const server = http.createServer(
      appWith((req, res) => {
        res.writeHead(200, { Trailer: 'X-Sum' });
        res.write('a');
        res.addTrailers({ 'X-Sum': '1' });
        res.end('b');
      }),
    );
    server.listen(() => {
      http.get({ port: server.address().port }, (res) => {
        res.resume().on('end', () => {
          assert.deepStrictEqual({ ...res.trailers }, { 'x-sum': '1' });
          server.close(done);
        });
      });
    });
  });
  it('fresh answers 304', async () => {
    const app = appWith((req, res) => res.set('ETag', '"v1"').send(req.fresh ? 'fresh' : 'stale'));
    await request(app).get('/').expect(200, 'stale');
    await request(app).get('/').set('If-None-Match', '"v1"').expect(304, '');
  });
});
