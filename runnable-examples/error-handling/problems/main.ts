import express from 'express';
import { items } from './items.ts';
import { jsonBody } from './malformed.ts';
import { noRoute, onError } from './on-error.ts';
import { outside } from './outside.ts';
import { withRequestId, withRequestLine } from './request-id.ts';

const app = express();

app.use(withRequestId, withRequestLine);
app.use(jsonBody);
app.use(items, outside);
app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
