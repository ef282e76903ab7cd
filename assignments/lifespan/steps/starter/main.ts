import express from 'express';
import { Plan, rehearse } from './rehearsal.ts';

const app = express();
app.use(express.json());

app.post('/run', async (req, res) => {
  res.json(await rehearse(Plan.parse(req.body)));
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
