import express from 'express';
import jwt from 'jsonwebtoken';

const app = express();
app.get('/', (_req, res) => {
  const token = jwt.sign({ sub: 'kim', iat: 1_700_000_000 }, 'secret');
  let wrong = '';
  try {
    jwt.verify(token, 'another');
  } catch (error) {
    wrong = String(error);
  }
  res.json({ token, payload: jwt.verify(token, 'secret'), wrong });
});
app.listen(3000);
