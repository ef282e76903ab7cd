import express from 'express';
import { config } from './config.ts';

const { host, port, username } = config.db;

const app = express();

app.get('/database', (_req, res) => {
  res.json({ host, port, username });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log(`The database is ${username}@${host}:${port}`);
});
