import { host } from '../../ground/host.ts';

/** `internalBinding('url')`: the browser's URL parser under Node's own URL class. */

const ABSENT = 0xffffffff;
/** The places in `href` where its parts begin and end, in Ada's order. */
const urlComponents = new Uint32Array(9);
const SCHEMES = ['http:', '', 'https:', 'ws:', 'ftp:', 'wss:', 'file:'];

function fillComponents(url: URL): void {
  const { href } = url;
  const protocolEnd = url.protocol.length;
  const hasAuthority = href.startsWith('//', protocolEnd);
  const usernameStart = protocolEnd + (hasAuthority ? 2 : 0);
  const usernameEnd = usernameStart + url.username.length;
  const hasCredentials = url.username !== '' || url.password !== '';
  const hostStart = usernameEnd + (url.password === '' ? 0 : url.password.length + 1);
  const hostEnd = hostStart + (hasCredentials ? 1 : 0) + url.hostname.length;
  // A path that begins with two slashes and has no host is written after "/.".
  const dotted = !hasAuthority && href.startsWith('/.//', protocolEnd) ? 2 : 0;
  const pathStart = hostEnd + (url.port === '' ? 0 : url.port.length + 1) + dotted;
  const hashStart = url.hash === '' && !href.endsWith('#') ? ABSENT : href.indexOf('#');
  const searchEnd = hashStart === ABSENT ? href.length : hashStart;
  const question = href.indexOf('?');
  const searchStart = question === -1 || question > searchEnd ? ABSENT : question;
  const scheme = SCHEMES.indexOf(url.protocol);
  urlComponents.set([
    protocolEnd,
    usernameEnd,
    hostStart,
    hostEnd,
    url.port === '' ? ABSENT : Number(url.port),
    pathStart,
    searchStart,
    hashStart,
    scheme === -1 ? 1 : scheme,
  ]);
}

function invalidUrl(input: string, base: string | undefined): Error {
  return Object.assign(new TypeError('Invalid URL'), {
    code: 'ERR_INVALID_URL',
    input,
    ...(base === undefined ? {} : { base }),
  });
}

function parse(input: string, base: string | undefined, throws: boolean): string | undefined {
  const url = host.URL.parse(input, base);
  if (url === null) {
    if (throws) throw invalidUrl(input, base);
    return undefined;
  }
  fillComponents(url);
  return url.href;
}

const SETTERS = [
  'href',
  'hash',
  'port',
  'host',
  'hostname',
  'pathname',
  'protocol',
  'search',
  'password',
  'username',
] as const;

function update(href: string, action: number, value: string): string | false {
  const url = new host.URL(href);
  // Ada's order of actions: protocol, host, hostname, port, username, password, pathname, search, hash, href.
  const order = ['protocol', 'host', 'hostname', 'port', 'username', 'password', 'pathname', 'search', 'hash', 'href'];
  const name = SETTERS.find((known) => known === order[action]);
  if (name === undefined) return false;
  if (name === 'href') {
    const next = host.URL.parse(value);
    if (next === null) return false;
    fillComponents(next);
    return next.href;
  }
  url[name] = value;
  fillComponents(url);
  return url.href;
}

function domainToASCII(domain: string): string {
  return host.URL.parse(`ws://${domain}`)?.hostname ?? '';
}

function pathToFileURL(path: string, _windows: boolean, hostname?: string): string {
  const escaped = path
    .replaceAll('%', '%25')
    .replaceAll('\\', '%5C')
    .replaceAll('\n', '%0A')
    .replaceAll('\r', '%0D')
    .replaceAll('\t', '%09')
    .replaceAll('?', '%3F')
    .replaceAll('#', '%23');
  const url = new host.URL(`file://${hostname ?? ''}${escaped}`);
  fillComponents(url);
  return url.href;
}

function format(href: string, fragment: boolean, _unicode: boolean, search: boolean, auth: boolean): string {
  const url = new host.URL(href);
  if (!fragment) url.hash = '';
  if (!search) url.search = '';
  if (!auth) {
    url.username = '';
    url.password = '';
  }
  return url.href;
}

export const urlBinding = {
  urlComponents,
  parse,
  update,
  canParse: (input: string, base?: string) => host.URL.canParse(input, base),
  domainToASCII,
  domainToUnicode: domainToASCII,
  pathToFileURL,
  format,
  getOrigin: (href: string) => new host.URL(href).origin,
};

export const encodingBinding = {
  toASCII: domainToASCII,
  toUnicode: domainToASCII,
  encodeUtf8String: (text: string) => new host.TextEncoder().encode(text),
  encodeIntoResults: new Uint32Array(2),
  encodeInto: () => undefined,
  encodeIntoUtf8: () => undefined,
  decodeUTF8: (bytes: BufferSource) => new host.TextDecoder().decode(bytes),
};
