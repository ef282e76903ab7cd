/**
 * Whether a browser can lay out a page of a program in no time that a reader notices. Told by its text alone, once from
 * the beginning to the end: a parser would have had the work by then.
 */

const MOST_LETTERS = 1_000_000;
const MOST_TAGS = 5_000;
const MOST_DEEP = 200;
const MOST_ATTRIBUTES = 200;

/** They hold nothing, so they are not what makes a page deep. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

interface Tag {
  readonly end: number;
  readonly attributes: number;
  readonly isClosed: boolean;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function nameAt(html: string, start: number): string {
  let end = start;
  while (end < html.length && end < start + 20 && /[a-z0-9-]/i.test(html[end] ?? '')) end += 1;
  return html.slice(start, end).toLowerCase();
}

/** From behind its name to its `>`; a `>` in quotes is none. */
function tagFrom(html: string, start: number): Tag {
  let attributes = 0;
  let wasBlank = false;
  for (let at = start; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === 62) return { end: at + 1, attributes, isClosed: html[at - 1] === '/' };
    if (code === 34 || code === 39) {
      const close = html.indexOf(html[at] ?? '', at + 1);
      if (close === -1) break;
      at = close;
      wasBlank = true;
      continue;
    }
    const blank = isBlank(code) || code === 47;
    if (wasBlank && !blank) attributes += 1;
    wasBlank = blank;
  }
  return { end: html.length, attributes, isClosed: false };
}

export function isDrawable(html: string): boolean {
  if (html.length > MOST_LETTERS) return false;
  let tags = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const isEnd = html[at + 1] === '/';
    const name = nameAt(html, at + (isEnd ? 2 : 1));
    if (name === '') {
      at += 1;
      continue;
    }
    const tag = tagFrom(html, at + (isEnd ? 2 : 1) + name.length);
    at = tag.end;
    tags += 1;
    if (isEnd) depth = Math.max(0, depth - 1);
    else if (!tag.isClosed && !VOID.has(name)) depth += 1;
    if (tags > MOST_TAGS || depth > MOST_DEEP || tag.attributes > MOST_ATTRIBUTES) return false;
  }
  return true;
}
