import express from 'express';
import { readConfig } from './config.ts';

const { db } = readConfig(process.env.APP_ENV || 'dev');

const app = express();

app.get('/database', (_req, res) => {
  res.json({ host: db.host, port: db.port, username: db.username });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log(`The database is ${db.username}@${db.host}:${db.port}`);
});
