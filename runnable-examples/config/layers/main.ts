import express from 'express';
import { InvalidSettings } from './invalid-settings.ts';
import { loadSettings } from './settings.ts';
import type { Loaded } from './settings.ts';

function loadedOrExit(): Loaded {
  try {
    return loadSettings(process.env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    console.error(error.message);
    process.exit(78);
  }
}

const { settings, origins } = loadedOrExit();

const app = express();

app.get('/settings', (_req, res) => {
  res.json(settings);
});

app.get('/settings/origins', (_req, res) => {
  res.json(origins);
});

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});

app.listen(settings.port, (error) => {
  if (error) throw error;
  const { username, host, port, name } = settings.db;
  console.log(`The database is ${username}@${host}:${port}/${name}`);
});
