import express from 'express';
import morgan from 'morgan';
import { Writable } from 'node:stream';
import { ask } from '../client.ts';

const clean = (line) =>
  line
    .replace(/\[[^\]]*\]/g, '[date]')
    .replace(/\d+\.\d{3}/g, '(ms)')
    .replace(/::ffff:|::1/g, '')
    .replace('127.0.0.1', '')
    .trim();
const stream = (name) =>
  new Writable({ write: (line, encoding, done) => (console.log(name, clean(String(line))), done()) });

morgan.token('type', (req) => req.headers['content-type']);
const app = express();
for (const format of ['combined', 'common', 'dev', 'short', 'tiny'])
  app.use(morgan(format, { stream: stream(format) }));
app.use(
  morgan(':type :method :req[x-a] :res[content-length] :total-time[3] :http-version', {
    stream: stream('own'),
    skip: (req, res) => res.statusCode < 400,
  }),
);
app.use(
  morgan((tokens, req, res) => [tokens.method(req, res), tokens.status(req, res)].join(' '), {
    stream: stream('function'),
  }),
);
app.use(morgan('immediate :url', { immediate: true, stream: stream('immediate') }));
app.get('/', (req, res) => res.send('hello, world!'));

const server = app.listen(3000, async () => {
  await ask('GET /', { 'User-Agent': 'test', Authorization: 'Basic dG9iaTpmZXJyZXQ=' });
  await ask('POST /none', { 'Content-Type': 'text/plain', 'X-A': 'b' }, 'x');
  server.close();
});
