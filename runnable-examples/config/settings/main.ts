import { createApp } from './app.ts';
import { InvalidSettings, loadSettings } from './settings.ts';
import type { Settings } from './settings.ts';

/** The number for "configuration error" in the Unix list of exit codes. */
const EX_CONFIG = 78;

function settingsOrExit(): Settings {
  try {
    return loadSettings(process.env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    console.error(error.message);
    process.exit(EX_CONFIG);
  }
}

const settings = settingsOrExit();

createApp(settings).listen(settings.PORT, (error) => {
  if (error) throw error;
  console.log(`${settings.APP_ENV} on port ${settings.PORT}`);
  console.log(settings.DB_PASSWORD);
});
