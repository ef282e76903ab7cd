import type { ErrorRequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/** Right: first the log, and then a cut connection where an answer has begun. */
const cutOff: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  console.error(error.message);
  if (res.headersSent) res.destroy();
  else sendProblem(res, 500);
};

/** Asks nothing: it sends a status after the status has gone out. */
const noCheck: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  sendProblem(res, 500);
  console.error(error.message);
};

/** Asks, and then leaves the connection as it is. */
const onlyReturn: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  console.error(error.message);
  if (res.headersSent) return;
  sendProblem(res, 500);
};

/** By the name that `HANDLER` gives. */
export const handlers = new Map([
  ['cutOff', cutOff],
  ['noCheck', noCheck],
  ['onlyReturn', onlyReturn],
]);
