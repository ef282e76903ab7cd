import express from 'express';
import { z } from 'zod';
import { malformed } from './malformed.ts';
import { InvalidSettings, loadSettings } from './settings.ts';
import type { Settings } from './settings.ts';

function settingsOrExit(): Settings {
  try {
    return loadSettings(process.env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    console.log(error.message);
    process.exit(78);
  }
}

const settings = settingsOrExit();
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
