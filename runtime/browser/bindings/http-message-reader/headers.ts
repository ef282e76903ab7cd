import { behind, CR, isBlank, LF, RELAXED_VALUE, SPACE, TOKEN, VALUE } from './characters.ts';
import { beginValue, checkName, checkValue, endValue, isSpecial } from './framing.ts';
import type { Step } from './parsing.ts';

/** The headers of a message and its trailers. */

const COLON = 58;

export const headersStart: Step = (parsing, text, at) => {
  parsing.step = nameStart;
  if (text.charCodeAt(at) !== SPACE) return at;
  return parsing.forgivesAll ? at + 1 : parsing.fail('UNEXPECTED_SPACE', 'Unexpected space after start line');
};

export const nameStart: Step = (parsing, text, at) => {
  const letter = text.charCodeAt(at);
  if (letter === CR) parsing.step = lastLineFeed;
  else if (letter === LF) {
    if (!parsing.forgivesAll) parsing.fail('INVALID_HEADER_TOKEN', 'Invalid header field char');
    parsing.onHead();
  } else if (letter === COLON) parsing.fail('INVALID_HEADER_TOKEN', 'Invalid header token');
  else {
    parsing.step = name;
    return at;
  }
  return at + 1;
};

const name: Step = (parsing, text, from) => {
  let at = behind(TOKEN, text, from);
  if (parsing.forgivesAll && isSpecial(parsing.kept + text.slice(from, at)))
    while (text.charCodeAt(at) === SPACE) at += 1;
  if (at === text.length) {
    parsing.keep(text, from);
    return at;
  }
  if (text.charCodeAt(at) !== COLON) {
    const isSpaced = text.charCodeAt(at) === SPACE && isSpecial(parsing.kept + text.slice(from, at));
    parsing.fail('INVALID_HEADER_TOKEN', isSpaced ? 'Invalid header field char' : 'Invalid header token');
  }
  parsing.name = parsing.taken(text, from, at);
  parsing.value = '';
  checkName(parsing);
  parsing.step = valueStart;
  return at + 1;
};

const valueStart: Step = (parsing, text, from) => {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  if (at === text.length) return at;
  const letter = text.charCodeAt(at);
  if (letter === CR) parsing.step = lineFeedOfEmpty;
  else if (letter === LF) {
    if (!parsing.forgivesAll) parsing.fail('INVALID_HEADER_TOKEN', 'Invalid header value char');
    parsing.step = afterEmpty;
  } else {
    beginValue(parsing);
    parsing.step = value;
    return at;
  }
  return at + 1;
};

const lineFeedOfEmpty: Step = (parsing, text, at) => {
  parsing.step = afterEmpty;
  if (text.charCodeAt(at) === LF) return at + 1;
  return parsing.forgivesAll ? at : parsing.fail('STRICT', 'Expected LF after CR');
};

const afterEmpty: Step = (parsing, text, at) => {
  if (isBlank(text.charCodeAt(at))) {
    if (!parsing.forgivesAll) parsing.fail('INVALID_HEADER_TOKEN', 'Invalid header value char');
    parsing.step = valueStart;
    return at + 1;
  }
  endValue(parsing);
  parsing.step = nameStart;
  return at;
};

const value: Step = (parsing, text, from) => {
  const { lenient } = parsing.options;
  let at = behind(VALUE, text, from);
  while (lenient !== undefined && at < text.length) {
    const letter = text.charCodeAt(at);
    if (letter === CR || letter === LF || !(lenient === 'all' || RELAXED_VALUE[letter] === 1)) break;
    at = behind(VALUE, text, at + 1);
  }
  const isEnd = at < text.length && (text.charCodeAt(at) === CR || text.charCodeAt(at) === LF);
  checkValue(parsing, parsing.kept + text.slice(from, isEnd ? at : at + 1));
  if (at === text.length) {
    parsing.keep(text, from);
    return at;
  }
  parsing.value += parsing.taken(text, from, at);
  if (parsing.special === 'content-length') parsing.hasLength = true;
  if (!isEnd) parsing.fail('INVALID_HEADER_TOKEN', 'Invalid header value char');
  parsing.step = lineFeedOfValue;
  if (text.charCodeAt(at) === CR) return at + 1;
  return parsing.forgivesAll ? at : parsing.fail('CR_EXPECTED', 'Missing expected CR after header value');
};

const lineFeedOfValue: Step = (parsing, text, at) => {
  if (text.charCodeAt(at) !== LF) parsing.fail('LF_EXPECTED', 'Missing expected LF after header value');
  parsing.step = afterValue;
  return at + 1;
};

/** A line that begins with a blank goes on with the value before. */
const afterValue: Step = (parsing, text, at) => {
  if (isBlank(text.charCodeAt(at))) {
    if (!parsing.forgivesAll) parsing.fail('INVALID_HEADER_TOKEN', 'Unexpected whitespace after header value');
    beginValue(parsing);
    parsing.step = value;
    return at;
  }
  endValue(parsing);
  parsing.step = nameStart;
  return at;
};

const lastLineFeed: Step = (parsing, text, at) => {
  const isThere = text.charCodeAt(at) === LF;
  if (!isThere && !parsing.forgivesAll) parsing.fail('STRICT', 'Expected LF after headers');
  parsing.onHead();
  return isThere ? at + 1 : at;
};
