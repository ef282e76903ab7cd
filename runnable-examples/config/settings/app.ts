import { isIPv6 } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import type { Settings } from './settings.ts';

/** Takes its settings as an argument, and never looks at the environment. */
export function createApp(settings: Settings): Express {
  const { DB_USERNAME, DB_PASSWORD, DB_HOST, DB_PORT } = settings;
  const app = express();

  app.get('/settings', (_req, res) => {
    res.json(settings);
  });

  app.get('/database', (_req, res) => {
    const username = encodeURIComponent(DB_USERNAME);
    const password = String(DB_PASSWORD);
    const host = isIPv6(DB_HOST) ? `[${DB_HOST}]` : DB_HOST;
    res.json({ url: `postgres://${username}:${password}@${host}:${DB_PORT}` });
  });

  app.use((_req, res) => {
    res.status(404).json({ detail: 'Not Found' });
  });

  return app;
}
