import express from 'express';
import session from 'express-session';
import { ask } from '../client.ts';

console.warn = (...words) => console.log('warned', ...words);
const app = express();
const store = new session.MemoryStore();
app.use(
  session({
    secret: 'keyboard cat',
    resave: false,
    saveUninitialized: false,
    store,
    name: 'sid',
    genid: () => 'fixed-id',
    cookie: { maxAge: 60_000, sameSite: 'lax' },
  }),
);
app.get('/views', (req, res) => {
  req.session.views = (req.session.views ?? 0) + 1;
  res.json({ id: req.sessionID, views: req.session.views, keys: Object.keys(req.session) });
});
app.get('/empty', (req, res) => res.json({ id: req.sessionID }));
app.post('/login', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.user = 'tobi';
    req.session.save(() => res.redirect('/views'));
  });
});
app.post('/logout', (req, res) => req.session.destroy(() => res.sendStatus(204)));

const mask = (line) => line.replace(/Expires=[^;]*/g, 'Expires=…');
const log = console.log;
console.log = (...words) => log(...words.map((word) => (typeof word === 'string' ? mask(word) : word)));
const server = app.listen(3000, async () => {
  await ask('GET /empty');
  const { headers } = await ask('GET /views');
  const Cookie = headers['set-cookie'][0].split(';')[0];
  await ask('GET /views', { Cookie });
  await ask('POST /login', { Cookie });
  await ask('GET /views', { Cookie });
  store.all((error, all) => console.log('stored', Object.keys(all), all['fixed-id'].user));
  await ask('POST /logout', { Cookie });
  await ask('GET /views', { Cookie: `${Cookie}broken` });
  server.close();
});
