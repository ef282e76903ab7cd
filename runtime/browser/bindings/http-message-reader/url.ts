import { ALPHA, behind, CR, FRAGMENT, LF, PATH, QUERY, SERVER, SPACE, TAB } from './characters.ts';
import type { Parsing } from './parsing.ts';

/** The target of a request. */

const FORM_FEED = 12;
const COLON = 58;
const SLASH = 47;
const ASTERISK = 42;
const QUESTION_MARK = 63;
const NUMBER_SIGN = 35;
const AT_SIGN = 64;

const isBreak = (letter: number): boolean => letter === SPACE || letter === CR || letter === LF;

/** @returns where it ends, before a blank or the end of the line; -1 where the text ends before. */
export function endOfUrl(parsing: Parsing, text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    switch (parsing.part) {
      case 'start':
      case 'schema':
      case 'slash':
      case 'slashes':
        at = readSchema(parsing, text, at);
        break;
      case 'server':
      case 'server-with-at': {
        const letter = text.charCodeAt(at);
        if (isBreak(letter)) return at;
        readServer(parsing, letter);
        at += 1;
        break;
      }
      case 'path':
        at = behind(PATH, text, at);
        if (at === text.length || isBreak(text.charCodeAt(at))) return at === text.length ? -1 : at;
        if (text.charCodeAt(at) === QUESTION_MARK) parsing.part = 'query';
        else if (text.charCodeAt(at) === NUMBER_SIGN) parsing.part = 'fragment';
        else refuse(parsing, text.charCodeAt(at), 'Invalid char in url path');
        at += 1;
        break;
      case 'query':
        at = behind(QUERY, text, at);
        if (at === text.length || isBreak(text.charCodeAt(at))) return at === text.length ? -1 : at;
        if (text.charCodeAt(at) !== NUMBER_SIGN) refuse(parsing, text.charCodeAt(at), 'Invalid char in url query');
        parsing.part = 'fragment';
        at += 1;
        break;
      case 'fragment':
        at = behind(FRAGMENT, text, at);
        if (at === text.length || isBreak(text.charCodeAt(at))) return at === text.length ? -1 : at;
        refuse(parsing, text.charCodeAt(at), 'Invalid char in url fragment start');
    }
  }
  return -1;
}

/** Nor may these two follow the blank. */
export function checkBehindUrl(parsing: Parsing, letter: number): void {
  if (letter === TAB || letter === FORM_FEED) refuse(parsing, letter, '');
}

function refuse(parsing: Parsing, letter: number, reason: string): never {
  const isBlank = letter === TAB || letter === FORM_FEED;
  return parsing.fail('INVALID_URL', isBlank ? 'Invalid characters in url' : reason);
}

function readSchema(parsing: Parsing, text: string, at: number): number {
  const letter = text.charCodeAt(at);
  const { part } = parsing;
  if (part === 'start') {
    if (letter === SLASH || letter === ASTERISK) parsing.part = 'path';
    else if (ALPHA[letter] === 1) parsing.part = 'schema';
    else refuse(parsing, isBreak(letter) ? TAB : letter, 'Unexpected start char in url');
  } else if (part === 'schema') {
    if (letter === COLON) parsing.part = 'slash';
    else if (ALPHA[letter] !== 1) refuse(parsing, isBreak(letter) ? TAB : letter, 'Unexpected char in url schema');
  } else if (letter === SLASH) parsing.part = part === 'slash' ? 'slashes' : 'server';
  else if (part === 'slash') refuse(parsing, isBreak(letter) ? TAB : letter, 'Unexpected char in url schema');
  else parsing.fail('INVALID_URL', 'Unexpected char in url schema');
  return at + 1;
}

function readServer(parsing: Parsing, letter: number): void {
  if (letter === SLASH) parsing.part = 'path';
  else if (letter === QUESTION_MARK) parsing.part = 'query';
  else if (letter === AT_SIGN) {
    if (parsing.part === 'server-with-at') parsing.fail('INVALID_URL', 'Double @ in url');
    parsing.part = 'server-with-at';
  } else if (SERVER[letter] === 1) parsing.part = 'server';
  else refuse(parsing, letter, 'Unexpected char in url server');
}
