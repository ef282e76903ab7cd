import express from 'express';
import { z } from 'zod';
import { malformed } from './malformed.ts';
import { InvalidSettings, loadSettings } from './settings.ts';

const settings = loadSettings(process.env);
const Environment = z.record(z.string(), z.string());

const app = express();
app.use(express.json());

/** For the checks: loads settings from the environment in the body. */
app.post('/load', (req, res) => {
  const environment = Environment.safeParse(req.body);
  if (!environment.success) {
    res.status(422).json({ message: z.prettifyError(environment.error) });
    return;
  }
  try {
    const settings = loadSettings(environment.data);
    res.json({ settings, isFrozen: Object.isFrozen(settings) });
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    res.status(422).json({ message: error.message });
  }
});

app.use(malformed);

app.listen(settings.PORT, (error) => {
  if (error) throw error;
  console.log(`Listening on http://localhost:${settings.PORT}`);
});
