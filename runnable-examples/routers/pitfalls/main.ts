import express from 'express';
import { guardByText, guardEverywhere } from './guards.ts';
import { malformed } from './malformed.ts';
import { mountedWithGet, paramHidden, paramsLost, prefixTwice } from './nesting.ts';
import { meLast, stampLast } from './order.ts';

const app = express();
app.use('/me-last', meLast);
app.use('/stamp-last', stampLast);
app.use('/prefix-twice', prefixTwice);
app.use('/mounted-with-get', mountedWithGet);
app.use('/params-lost', paramsLost);
app.use('/param-hidden', paramHidden);
app.use('/guard-everywhere', guardEverywhere);
app.use('/guard-by-text', guardByText);

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
