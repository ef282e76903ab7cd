import { CR, LF, SPACE } from './characters.ts';
import { headersStart } from './headers.ts';
import type { Parsing, Step } from './parsing.ts';
import { checkBehindUrl, endOfUrl } from './url.ts';

/** The first line of a message, letter by letter as llhttp 9 reads it: what is wrong is said where it stands. */

const PROTOCOLS = ['HTTP', 'RTSP', 'ICE'];
const EXPECTED_PROTOCOL = 'Expected HTTP/, RTSP/ or ICE/';
const OF_RTSP: ReadonlySet<string> = new Set(
  'OPTIONS DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH GET POST'.split(
    ' ',
  ),
);
const ONLY_OF_RTSP: ReadonlySet<string> = new Set(
  'DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH'.split(' '),
);
const VERSIONS = new Set([9, 10, 11, 20]);
const DOT = 46;
const ZERO = 48;

const digitOf = (text: string, at: number): number => text.charCodeAt(at) - ZERO;
const isDigit = (digit: number): boolean => digit >= 0 && digit <= 9;

/** Blank lines before a message are nothing. */
export const messageStart: Step = (parsing, text, from) => {
  let at = from;
  while (text.charCodeAt(at) === CR || text.charCodeAt(at) === LF) at += 1;
  if (at === text.length) return at;
  parsing.begin();
  parsing.onBegin();
  parsing.step = parsing.isRequest ? method : protocol;
  return at;
};

const method: Step = (parsing, text, from) => {
  const { methods } = parsing.options;
  const blank = parsing.method === '' ? text.indexOf(' ', from) : -1;
  if (blank !== -1 && methods.has(text.slice(from, blank))) {
    parsing.method = text.slice(from, blank);
    parsing.step = afterMethod;
    return blank;
  }
  let at = from;
  let name = parsing.method;
  const isBegun = (): boolean => {
    for (const known of methods) if (known.startsWith(name)) return true;
    return false;
  };
  for (; at < text.length; at++) {
    const before = name;
    name += text.charAt(at);
    if (isBegun()) continue;
    if (!methods.has(before)) parsing.fail('INVALID_METHOD', 'Invalid method encountered');
    parsing.method = before;
    parsing.step = afterMethod;
    return at;
  }
  parsing.method = name;
  return at;
};

const afterMethod: Step = (parsing, text, at) => {
  if (text.charCodeAt(at) !== SPACE) parsing.fail('INVALID_METHOD', 'Expected space after method');
  parsing.step = beforeUrl;
  return at + 1;
};

const beforeUrl: Step = (parsing, text, at) => {
  if (text.charCodeAt(at) === SPACE) return at + 1;
  if (parsing.method === 'CONNECT') parsing.part = 'server';
  parsing.step = url;
  return at;
};

const url: Step = (parsing, text, from) => {
  const end = endOfUrl(parsing, text, from);
  if (end === -1) {
    parsing.keep(text, from);
    return text.length;
  }
  parsing.url = parsing.taken(text, from, end);
  const letter = text.charCodeAt(end);
  parsing.step = letter === CR ? lineFeedOfOldRequest : afterUrl;
  parsing.hasVersion = letter === SPACE;
  return end + 1;
};

const lineFeedOfOldRequest: Step = (parsing, text, at) => {
  if (text.charCodeAt(at) !== LF) parsing.fail('INVALID_URL', 'Expected CRLF');
  parsing.step = afterUrl;
  return at + 1;
};

/** A request of HTTP/0.9 names no version. */
const afterUrl: Step = (parsing, text, at) => {
  checkBehindUrl(parsing, text.charCodeAt(at));
  parsing.minor = 9;
  parsing.major = 0;
  parsing.step = parsing.hasVersion ? protocol : headersStart;
  return at;
};

const protocol: Step = (parsing, text, at) => {
  if (parsing.isRequest && parsing.word === '' && text.charCodeAt(at) === SPACE) return at + 1;
  const word = parsing.word + text.charAt(at);
  if (!PROTOCOLS.some((known) => known.startsWith(word))) parsing.fail('INVALID_CONSTANT', EXPECTED_PROTOCOL);
  parsing.word = word;
  if (PROTOCOLS.includes(word)) {
    if (parsing.isRequest) checkMethodOf(word, parsing);
    parsing.step = afterProtocol;
  }
  return at + 1;
};

function checkMethodOf(word: string, parsing: Parsing): void {
  const { method: name } = parsing;
  if (word === 'HTTP' && ONLY_OF_RTSP.has(name))
    parsing.fail('INVALID_CONSTANT', 'Invalid method for HTTP/x.x request');
  if (word === 'RTSP' && !OF_RTSP.has(name)) parsing.fail('INVALID_CONSTANT', 'Invalid method for RTSP/x.x request');
  if (word === 'ICE' && name !== 'SOURCE')
    parsing.fail('INVALID_CONSTANT', 'Expected SOURCE method for ICE/x.x request');
}

const afterProtocol: Step = (parsing, text, at) => {
  if (text.charAt(at) !== '/') parsing.fail('INVALID_CONSTANT', EXPECTED_PROTOCOL);
  parsing.step = major;
  return at + 1;
};

const major: Step = (parsing, text, at) => {
  parsing.major = digitOf(text, at);
  if (!isDigit(parsing.major)) parsing.fail('INVALID_VERSION', 'Invalid major version');
  parsing.step = dot;
  return at + 1;
};

const dot: Step = (parsing, text, at) => {
  if (text.charCodeAt(at) !== DOT) parsing.fail('INVALID_VERSION', 'Expected dot');
  parsing.step = minor;
  return at + 1;
};

const minor: Step = (parsing, text, at) => {
  parsing.minor = digitOf(text, at);
  if (!isDigit(parsing.minor)) parsing.fail('INVALID_VERSION', 'Invalid minor version');
  if (!parsing.forgivesAll && !VERSIONS.has(10 * parsing.major + parsing.minor))
    parsing.fail('INVALID_VERSION', 'Invalid HTTP version');
  parsing.step = parsing.isRequest ? endOfRequestLine : beforeStatus;
  return at + 1;
};

const endOfRequestLine: Step = (parsing, text, at) => {
  if (parsing.method === 'PRI') parsing.fail('INVALID_VERSION', 'Expected HTTP/2 Connection Preface');
  const letter = text.charCodeAt(at);
  if (letter !== CR && !(letter === LF && parsing.forgivesAll))
    parsing.fail('INVALID_VERSION', 'Expected CRLF after version');
  parsing.step = lineFeedOf('Expected CRLF after version');
  return at + 1;
};

const beforeStatus: Step = (parsing, text, at) => {
  if (text.charCodeAt(at) !== SPACE) parsing.fail('INVALID_VERSION', 'Expected space after version');
  parsing.word = '';
  parsing.step = status;
  return at + 1;
};

const status: Step = (parsing, text, at) => {
  if (parsing.word.length < 3) {
    if (!isDigit(digitOf(text, at))) parsing.fail('INVALID_STATUS', 'Invalid status code');
    parsing.word += text.charAt(at);
    parsing.status = Number(parsing.word);
    return at + 1;
  }
  const letter = text.charCodeAt(at);
  if (letter === SPACE) parsing.step = reason;
  else if (letter === CR) parsing.step = lineFeedOf('Expected LF after CR');
  else if (letter === LF && parsing.forgivesAll) parsing.step = headersStart;
  else parsing.fail('INVALID_STATUS', 'Invalid response status');
  return at + 1;
};

const reason: Step = (parsing, text, from) => {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== CR && text.charCodeAt(at) !== LF) at += 1;
  if (at === text.length) {
    parsing.keep(text, from);
    return at;
  }
  parsing.reason = parsing.taken(text, from, at);
  if (text.charCodeAt(at) === CR) parsing.step = lineFeedOf('Expected LF after CR');
  else if (parsing.forgivesAll) parsing.step = headersStart;
  else parsing.fail('CR_EXPECTED', 'Missing expected CR after response line');
  return at + 1;
};

const lineFeeds = new Map<string, Step>();

function lineFeedOf(otherwise: string): Step {
  const made = lineFeeds.get(otherwise);
  if (made !== undefined) return made;
  const lineFeed: Step = (parsing, text, at) => {
    parsing.step = headersStart;
    if (text.charCodeAt(at) === LF) return at + 1;
    return parsing.forgivesAll ? at : parsing.fail('STRICT', otherwise);
  };
  lineFeeds.set(otherwise, lineFeed);
  return lineFeed;
}
