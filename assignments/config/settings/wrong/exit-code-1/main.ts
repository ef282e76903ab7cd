import express from 'express';
import { z } from 'zod';
import { InvalidSettings, loadSettings } from './settings.ts';
import type { Settings } from './settings.ts';

function settingsOrExit(): Settings {
  try {
    return loadSettings(process.env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const settings = settingsOrExit();
const Environment = z.record(z.string(), z.string());

const app = express();
app.use(express.json());

/** For the checks: loads settings from the environment in the body. */
app.post('/load', (req, res) => {
  try {
    const settings = loadSettings(Environment.parse(req.body));
    res.json({ settings, isFrozen: Object.isFrozen(settings) });
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    res.status(422).json({ message: error.message });
  }
});

app.listen(settings.PORT, (error) => {
  if (error) throw error;
  console.log(`Listening on http://localhost:${settings.PORT}`);
});
