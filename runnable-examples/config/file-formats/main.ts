import { parseEnv } from 'node:util';
import express from 'express';
import type { Response } from 'express';
import { parse, YAMLParseError } from 'yaml';
import { malformed } from './malformed.ts';

const app = express();
app.use((req, res, next) => {
  // A body that says no type, or one without a slash, would be skipped, and read as an empty text.
  const isSkipped = req.is('*/*') === false && req.get('Content-Length') !== '0';
  if (!isSkipped) return next();
  res.status(415).json({ error: 'Content-Type missing, or not of the form type/subtype' });
});
app.use(express.text({ type: '*/*', limit: '1kb' }));

/** JSON has no Infinity, and would show `null`. */
app.set('json replacer', (_name: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
);

/** What a parser throws is about the text, and may quote it. So only a code is told. */
function answer(res: Response, body: unknown, read: (text: string) => unknown): void {
  try {
    res.json(read(typeof body === 'string' ? body : ''));
  } catch (error) {
    const code = error instanceof YAMLParseError ? error.code : 'UNREADABLE';
    res.status(422).json({ error: code });
  }
}

/** A stranger's text gets no aliases: ten lines of them can mean a billion values. */
const options = { maxAliasCount: 0, logLevel: 'error' } as const;

app.post('/yaml', (req, res) => {
  answer(res, req.body, (text) => parse(text, options));
});

app.post('/yaml-1.1', (req, res) => {
  answer(res, req.body, (text) => parse(text, { ...options, version: '1.1' }));
});

app.post('/env', (req, res) => {
  answer(res, req.body, parseEnv);
});

app.use((_req, res) => {
  res.status(404).json({ error: 'NOT_FOUND' });
});
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
