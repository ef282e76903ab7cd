/**
 * `node e2e/support/install-webkit.ts`: sees to it that the tests have a WebKit, and says which. Where none can be had
 * its proofs are skipped, and reported so; under CI there must be one.
 */
import { ensureBrowser, installWithApt } from './ensure-browser.ts';
import { findWebkit } from './webkit.ts';

const outcome = ensureBrowser({
  name: 'WebKit',
  variable: 'WEBKIT_PATH',
  find: () => findWebkit(),
  installs: [() => installWithApt('webkit2gtk-driver', 'xvfb')],
});

if ('path' in outcome) console.log(`WebKit: ${outcome.path}`);
else if (process.env['CI'] === undefined && process.env['WEBKIT_PATH'] === undefined)
  console.log('WebKit: none, so its proofs are skipped. On Debian or Ubuntu: apt-get install webkit2gtk-driver xvfb');
else {
  console.error(outcome.problem);
  process.exitCode = 1;
}
