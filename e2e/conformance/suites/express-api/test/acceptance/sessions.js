'use strict';
const assert = require('node:assert');
const cookieParser = require('cookie-parser');
const express = require('express');
const morgan = require('morgan');
const request = require('supertest');
const session = require('express-session');

function sessionApp(lines) {
  const app = express();
  app.use(morgan(':method :url :status', { stream: { write: (line) => lines.push(line.trim()) } }));
  app.use(cookieParser('keyboard cat'));
  app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));
  app.get('/', (req, res) => {
    req.session.views = (req.session.views ?? 0) + 1;
    res.cookie('seen', String(req.session.views), { signed: true });
    res.json({ views: req.session.views, seen: req.signedCookies.seen ?? null });
  });
  app.post('/logout', (req, res, next) => req.session.destroy((error) => (error ? next(error) : res.sendStatus(204))));
  return app;
}

describe('sessions', () => {
  it('count the visits of one client', async () => {
    const lines = [];
    const client = request.agent(sessionApp(lines));
    await client.get('/').expect(200, { views: 1, seen: null });
    await client.get('/').expect(200, { views: 2, seen: '1' });
    await client.post('/logout').expect(204);
    await client.get('/').expect(200, { views: 1, seen: '2' });
    assert.deepStrictEqual(lines, ['GET / 200', 'GET / 200', 'POST /logout 204', 'GET / 200']);
  });
  it('do not believe a forged cookie', () =>
    request(sessionApp([])).get('/').set('Cookie', 'seen=s%3A9.forged').expect(200, { views: 1, seen: false }));
});

describe('virtual hosts', () => {
  const byHost = (hosts) => (req, res, next) =>
    Object.hasOwn(hosts, req.hostname) ? hosts[req.hostname](req, res, next) : next();
  const app = express()
    .use(byHost({ 'example.com': (req, res) => res.send('main'), 'api.example.com': (req, res) => res.send('api') }))
    .use((req, res) => res.status(404).send('nobody'));
  it('are told apart', async () => {
    await request(app).get('/').set('Host', 'example.com').expect(200, 'main');
    await request(app).get('/').set('Host', 'api.example.com:80').expect(200, 'api');
    await request(app).get('/').set('Host', 'other.test').expect(404, 'nobody');
  });
});
