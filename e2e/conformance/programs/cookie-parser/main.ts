import cookieParser from 'cookie-parser';
import express from 'express';
import { ask } from '../client.ts';

const app = express();
app.use(cookieParser(['first secret', 'old secret']));
app.get('/', (req, res) => res.json({ cookies: req.cookies, signed: req.signedCookies, secret: req.secret }));
app.get('/set', (req, res) => {
  res
    .cookie('plain', 'v a l')
    .cookie('json', { a: [1, 2] })
    .cookie('signed', 'tobi', { signed: true });
  res.cookie('all', '1', {
    domain: '.example.com',
    path: '/x',
    secure: true,
    httpOnly: true,
    partitioned: true,
    priority: 'high',
    expires: new Date(0),
  });
  res.clearCookie('gone', { path: '/y' }).end();
});

const server = app.listen(3000, async () => {
  const { headers } = await ask('GET /set');
  const [plain, json, signed] = headers['set-cookie'].map((cookie) => cookie.split(';')[0]);
  await ask('GET /', { Cookie: [plain, json, signed].join('; ') });
  await ask('GET /', { Cookie: `${signed}x; broken; =; a=b=c; q="quoted"` });
  console.log(cookieParser.JSONCookie('j:{"a":1}'), cookieParser.signedCookie('s:foo.bad', 'x'));
  server.close();
});
