/**
 * `node e2e/support/install-webkit.ts`: sees to it that the tests have a WebKit, and says which. Where none can be had
 * its proofs are skipped, and reported so; under CI there must be one.
 */
import { ensureBrowser, installWithApt } from './ensure-browser.ts';
import { languageOfCommand, saidIn } from './language.ts';
import { findWebkit } from './webkit.ts';

const language = languageOfCommand();
const browser = {
  name: 'WebKit',
  variable: 'WEBKIT_PATH',
  find: () => findWebkit(),
  installs: [() => installWithApt('webkit2gtk-driver', 'xvfb')],
};
const outcome = ensureBrowser(browser, language);

if ('path' in outcome) console.log(saidIn(language, 'browsers.there', { name: browser.name, path: outcome.path }));
else if (process.env['CI'] === undefined && process.env['WEBKIT_PATH'] === undefined)
  console.log(saidIn(language, 'browsers.no-webkit'));
else {
  console.error(outcome.problem);
  process.exitCode = 1;
}
