import express from 'express';
import { z } from 'zod';
import { InvalidSettings, loadSettings } from './settings.ts';

// TODO: if this throws InvalidSettings, print its message and end with exit code 78.
const settings = loadSettings(process.env);
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
