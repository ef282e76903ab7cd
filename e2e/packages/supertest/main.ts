import express from 'express';
import request from 'supertest';

const own = express();
own.get('/user', (_req, res) => res.status(201).json({ name: 'kim' }));
const app = express();
app.get('/', async (_req, res) => {
  const answer = await request(own).get('/user').set('Accept', 'application/json').expect(201, { name: 'kim' });
  res.json({ status: answer.status, text: answer.text });
});
app.listen(3000);
