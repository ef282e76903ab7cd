import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceFromFailure } from './failure.mjs';
import { locales, sayIn } from './words.mjs';

const said = (code: string): string => `npm error code ${code}\nnpm error something else\n`;

const sentences: readonly [code: string, env: Readonly<Record<string, string>>, says: RegExp][] = [
  ['ENOTFOUND', {}, /cannot reach its registry \(ENOTFOUND\): behind a proxy, set HTTPS_PROXY/],
  ['ECONNREFUSED', { HTTPS_PROXY: '' }, /cannot reach its registry .* set HTTPS_PROXY/],
  ['ECONNREFUSED', { https_proxy: 'http://proxy:1' }, /refused by the proxy http:\/\/proxy:1 of https_proxy .*unset/],
  ['E403', { npm_config_https_proxy: 'http://proxy:1' }, /proxy http:\/\/proxy:1 of npm_config_https_proxy \(E403\)/],
  ['E407', { HTTPS_PROXY: 'http://me:secret@proxy:1' }, /proxy http:\/\/…@proxy:1 of HTTPS_PROXY .*user and password/],
  ['SELF_SIGNED_CERT_IN_CHAIN', {}, /set NODE_EXTRA_CA_CERTS/],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', {}, /set NODE_EXTRA_CA_CERTS/],
  ['ENOSPC', {}, /the disk is full: make room/],
  ['EACCES', {}, /may not write there/],
  ['EUSAGE', {}, /npm ci failed \(EUSAGE\); its own message is above/],
];

for (const [code, env, says] of sentences) {
  test(`${code} with ${JSON.stringify(env)} is one sentence with the next step`, () => {
    const sentence = sentenceFromFailure(said(code), { env, say: sayIn('en') });
    assert.match(sentence, says);
    assert.match(sentence, /then give the same command again\.$/);
    assert.doesNotMatch(sentence, /\n|secret/);
  });
}

for (const locale of locales.filter((each) => each !== 'en')) {
  test(`every failure has its sentence in ${locale}, with the code that npm gave`, () => {
    for (const [code, env] of sentences) {
      const [own = '', english] = [locale, 'en'].map((each) =>
        sentenceFromFailure(said(code), { env, say: sayIn(each) }),
      );
      assert.notEqual(own, english);
      assert.ok(own.includes(`(${code})`), own);
      assert.doesNotMatch(own, /\{|secret/);
    }
  });
}
