/** What npm said when it could not install → one sentence with the next step. Plain JavaScript, as `set-up.mjs`. */

/** In the order in which npm looks; a setting of npm's own comes to its scripts as a variable. */
const proxySettings = [
  'npm_config_https_proxy',
  'npm_config_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'PROXY',
  'proxy',
];

/** A proxy's address may hold a password. */
function shownAddress(address) {
  return address.replace(/\/\/[^@/]*@/, '//…@');
}

/** @param {Record<string, string | undefined>} env */
function proxyOf(env) {
  const name = proxySettings.find((each) => (env[each] ?? '') !== '');
  return name === undefined ? undefined : { name, address: shownAddress(env[name] ?? '') };
}

const ofDisk = { ENOSPC: 'set-up.no-room', EACCES: 'set-up.no-right', EPERM: 'set-up.in-use' };

/**
 * @param {string} stderr what npm printed
 * @param {{ env: Record<string, string | undefined>, say: (key: string, facts?: Record<string, string>) => string }} told
 */
export function sentenceFromFailure(stderr, { env, say }) {
  const [, code = ''] = /npm error code (\S+)/.exec(stderr) ?? [];
  if (/^E4(03|07)$|^E5\d\d$|^ECONN|^ENOTFOUND$|^EAI_|TIMEOUT|^ENET|^EHOST|^EPROTO|WRONG_VERSION/.test(code)) {
    const proxy = proxyOf(env);
    return proxy === undefined ? say('set-up.no-network', { code }) : say('set-up.proxy', { code, ...proxy });
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return say('set-up.certificate', { code });
  if (code in ofDisk) return say(ofDisk[code], { code });
  return say('set-up.failed', { code: code === '' ? '' : ` (${code})` });
}
