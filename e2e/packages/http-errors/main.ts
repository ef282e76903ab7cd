import express, { type ErrorRequestHandler } from 'express';
import createError, { isHttpError } from 'http-errors';

const app = express();
app.get('/', () => {
  throw createError(409, 'already there', { headers: { 'x-why': 'twice' } });
});
const tell: ErrorRequestHandler = (error, _req, res, next) => {
  if (!isHttpError(error)) return next(error);
  res.status(error.status).set(error.headers).json({ error: error.message, name: error.name });
};
app.use(tell);
app.listen(3000);
