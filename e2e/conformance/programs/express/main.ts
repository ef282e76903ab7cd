import express from 'express';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../client.ts';

const folder = join(tmpdir(), 'express-program');
mkdirSync(join(folder, 'sub'), { recursive: true });
writeFileSync(join(folder, 'hello.txt'), 'hello, file');
writeFileSync(join(folder, '% of 가.txt'), 'odd name');
writeFileSync(join(folder, 'sub/index.html'), '<b>index</b>');
writeFileSync(join(folder, 'view.up'), 'hello $name');

const app = express();
app.engine('up', (path, { name }, done) => done(null, `rendered ${name.toUpperCase()}`));
app
  .set('views', folder)
  .set('view engine', 'up')
  .set('etag', 'strong')
  .set('json spaces', 1)
  .set('case sensitive routing', true);
app.set('query parser', 'extended').set('trust proxy', true).disable('x-powered-by');
app.use(
  '/static',
  express.static(folder, { etag: false, maxAge: '1d', setHeaders: (res) => res.set('X-Static', '1') }),
);
app.use(
  express.json({ type: ['json', '+json'] }),
  express.urlencoded({ extended: true }),
  express.text(),
  express.raw({ limit: 4 }),
);
app.param('id', (req, res, next, id) => (/^\d+$/.test(id) ? next() : next('route')));
app.get('/items/:id{.:format}', (req, res) =>
  res.json({ params: req.params, query: req.query, path: req.path, base: req.baseUrl, route: req.route.path }),
);
app.get('/Case', (req, res) => res.send('case'));
app.post('/body', (req, res) => res.json(Buffer.isBuffer(req.body) ? { hex: req.body.toString('hex') } : req.body));
app.get('/file', (req, res) =>
  res.sendFile('% of 가.txt', {
    root: folder,
    headers: { 'X-Sent': 'true' },
    lastModified: false,
    cacheControl: false,
  }),
);
app.get('/download', (req, res) => res.download(join(folder, 'hello.txt'), '이름.txt'));
app.get('/view', (req, res) => res.render('view', { name: 'tobi' }));
app.get('/format', (req, res) =>
  res.format({
    'text/plain': () => res.send('plain'),
    'text/html': () => res.send('<i>html</i>'),
    json: () => res.send({ json: 1 }),
    default: () => res.status(406).send('no'),
  }),
);
app.get('/redirect', (req, res) => res.redirect(307, '../a b?ü'));
app.get('/fresh', (req, res) => res.set('ETag', '"1"').send(req.fresh ? 'fresh' : 'stale'));
app.get('/trailers', (req, res) => {
  res.set('Trailer', 'X-Sum').write('a');
  res.addTrailers({ 'X-Sum': '7' });
  res.end('b');
});
app.get('/ip', (req, res) =>
  res.json({ ip: req.ip, ips: req.ips, host: req.host, protocol: req.protocol, subdomains: req.subdomains }),
);
app.get('/stream', async (req, res) => {
  for (const part of ['one ', 'two ', 'three']) {
    res.write(part);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  res.end();
});
const router = express.Router({ mergeParams: true, strict: true });
router.use((req, res, next) => ((res.locals.seen = [req.originalUrl, req.baseUrl, req.url]), next()));
router
  .route('/x')
  .get((req, res) => res.json([res.locals.seen, req.params]))
  .all((req, res) => res.sendStatus(405));
app.use('/nested/:top', router);
app.get('/async', async () => {
  await null;
  throw Object.assign(new Error('async <failure>'), { status: 422, headers: { 'X-Err': 'yes' } });
});
app.use((error, req, res, next) => {
  // The words about broken JSON are the engine's.
  const message = error.type === 'entity.parse.failed' ? '…' : error.message;
  res
    .status(error.status)
    .set(error.headers ?? {})
    .send(`${error.name} ${error.type} ${message}`);
});

const json = { 'Content-Type': 'application/vnd.x+json' };
const server = app.listen(3000, async (error) => {
  console.log('listening', error, server.address().port, app.get('env'), app.enabled('trust proxy'));
  process.env.NODE_ENV = 'production';
  for (const line of [
    'GET /items/7.json?a[b]=1&a[c][]=2',
    'GET /items/x',
    'GET /case',
    'HEAD /items/1',
    'OPTIONS /items/1',
    'OPTIONS /body',
    'GET /static/hello.txt',
    'GET /static/sub',
    'GET /static/sub/',
    'GET /static/%25%20of%20%EA%B0%80.txt',
    'GET /static/..%2f..%2fetc/passwd',
    'GET /file',
    'GET /download',
    'GET /view',
    'GET /redirect',
    'GET /trailers',
    'GET /stream',
    'GET /nested/1/x?q',
    'DELETE /nested/1/x',
    'GET /nested/1/x/',
    'GET /async',
    'GET /%',
  ])
    await ask(line);
  await ask('POST /body', json, '{"a":1}');
  await ask('POST /body', json, '{"a":');
  await ask('POST /body', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a[0]=1&a[1]=2&b=%C3%BC');
  await ask('POST /body', { 'Content-Type': 'text/plain; charset=latin1' }, Buffer.from([0xfc]));
  await ask('POST /body', { 'Content-Type': 'application/octet-stream' }, Buffer.from([1, 2, 255]));
  await ask('POST /body', { 'Content-Type': 'application/octet-stream' }, 'too long');
  for (const Accept of ['text/html', 'application/json', 'image/png', '*/*;q=0.1, text/plain'])
    await ask('GET /format', { Accept });
  for (const Range of ['bytes=0-4', 'bytes=-4', 'bytes=50-', 'bytes=0-1,3-4'])
    await ask('GET /static/hello.txt', { Range });
  await ask('GET /fresh', { 'If-None-Match': 'W/"1"' });
  await ask('GET /fresh', { 'If-None-Match': '"2"' });
  await ask('GET /ip', {
    'X-Forwarded-For': '10.1.1.1, 10.2.2.2',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'a.b.example.com:444',
  });
  server.close(() => console.log('closed'));
});
