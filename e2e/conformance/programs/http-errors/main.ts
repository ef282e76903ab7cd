import createError from 'http-errors';
import express from 'express';
import { ask } from '../client.ts';

const app = express();
app.get('/login', (req, res, next) => next(createError(401, 'Please login to view this page.')));
app.get('/teapot', () => {
  throw new createError.ImATeapot();
});
app.get('/gone', (req, res, next) => next(createError(410, 'It left', { headers: { 'X-Gone': 'yes' } })));
app.get('/wrapped', (req, res, next) => next(createError(500, new Error('secret reason'), { expose: false })));
app.use((error, req, res, next) => {
  const { status, statusCode, expose, name, message } = error;
  res
    .status(status)
    .set(error.headers ?? {})
    .json({
      status,
      statusCode,
      expose,
      name,
      message,
      isHttpError: createError.isHttpError(error),
      text: String(error),
    });
});

console.log(
  Object.keys(createError).length,
  createError[404] === createError.NotFound,
  new createError.NotFound() instanceof Error,
);
const server = app.listen(3000, async () => {
  for (const path of ['/login', '/teapot', '/gone', '/wrapped']) await ask(`GET ${path}`);
  server.close();
});
