/** `node e2e/support/install-firefox.ts`: sees to it that the tests have a Firefox, and says which. */
import { installWithApt, sayBrowser } from './ensure-browser.ts';
import { findFirefox } from './firefox.ts';

sayBrowser({
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  find: () => findFirefox(),
  installs: [() => installWithApt('firefox-esr')],
});
