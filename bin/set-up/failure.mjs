/** What npm said when it could not install → one sentence with the next step. Plain JavaScript, as `set-up.mjs`. */

const AGAIN = 'then give the same command again.';

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

/** @param {string} code @param {Record<string, string | undefined>} env */
function ofNetwork(code, env) {
  const proxy = proxyOf(env);
  if (proxy === undefined) {
    return (
      `npm cannot reach its registry (${code}): behind a proxy, set HTTPS_PROXY to its address, ` +
      `http://name:port, or "npm config set https-proxy <address>", ${AGAIN}`
    );
  }
  return (
    `npm is refused by the proxy ${proxy.address} of ${proxy.name} (${code}): set HTTPS_PROXY to a proxy that lets npm ` +
    `through, with user and password where it asks for them, or unset ${proxy.name}, ${AGAIN}`
  );
}

const ofDisk = {
  ENOSPC: 'the disk is full: make room',
  EACCES: 'it may not write there: give yourself the folder of the project and the one of "npm config get cache"',
  EPERM: 'it may not write there: end the programs that run from node_modules, and the watchers of an editor',
};

/**
 * @param {string} stderr what npm printed
 * @param {Record<string, string | undefined>} env
 */
export function sentenceFromFailure(stderr, env) {
  const [, code = ''] = /npm error code (\S+)/.exec(stderr) ?? [];
  if (/^E4(03|07)$|^E5\d\d$|^ECONN|^ENOTFOUND$|^EAI_|TIMEOUT|^ENET|^EHOST|^EPROTO|WRONG_VERSION/.test(code))
    return ofNetwork(code, env);
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code))
    return `npm does not trust who answers (${code}): set NODE_EXTRA_CA_CERTS to the file with your network's certificate, ${AGAIN}`;
  if (code in ofDisk) return `npm cannot install (${code}), ${ofDisk[code]}, ${AGAIN}`;
  return `npm ci failed${code === '' ? '' : ` (${code})`}; its own message is above. Mend that, ${AGAIN}`;
}
