import express from 'express';

const { APP_ENV, DB_HOST, DB_USERNAME } = process.env;

const app = express();

app.get('/environment', (_req, res) => {
  res.json({ APP_ENV, DB_HOST, DB_USERNAME });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log(`${APP_ENV}: ${DB_USERNAME}@${DB_HOST}`);
});
