import express from 'express';
import { bodyInLog, messageForClient, trustStatus, upstream } from './leaks.ts';
import { handlerFirst, noRouteFirst, threeParameters } from './order.ts';
import { silent } from './silent.ts';

/** Keeps the answers of this example short: without it, a stack follows each error. */
Error.stackTraceLimit = 0;

const app = express();

app.use('/three-parameters', threeParameters);
app.use('/handler-first', handlerFirst);
app.use('/no-route-first', noRouteFirst);

app.use('/default', upstream);
app.use('/trust-status', upstream, trustStatus);
app.use('/message', upstream, messageForClient);
app.use('/body-in-log', bodyInLog);
app.use('/body-in-default-log', express.json());

app.use(silent);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
