/** How a sentence of the code is looked up: whole, else by its parts, numbers and names left as they are. */

/** What joins the parts, from the loosest on. */
const JOINTS = ['; ', ', ', ': ', ' → '];
/** What is called the same in every language. */
const NAME = /^(?:[A-Z][\w.]*(?: v?[\d.]+)?|[\w-]+\.\w+|gzip|brotli|almostnode [\d.]+)$/;
const NUMBERS = /\d+(?:[.,]\d+)*/g;

/** `of 60 MB` is found as `of # MB`, `without etag, date` as `without *`. */
function looked(words: Readonly<Record<string, string>>, text: string): string | undefined {
  const whole = words[text];
  if (whole !== undefined) return whole;
  const numbers = text.match(NUMBERS) ?? [];
  let place = 0;
  const counted = words[text.replaceAll(NUMBERS, '#')]?.replaceAll('#', () => numbers[place++] ?? '#');
  if (counted !== undefined) return counted;
  const [first = '', ...names] = text.split(' ');
  return names.length > 0 && names.every((name) => /^[\w-]+,?$/.test(name))
    ? words[`${first} *`]?.replace('*', names.join(' '))
    : undefined;
}

/** Undefined where any part of it is unknown. */
export function saidBy(words: Readonly<Record<string, string>>, text: string): string | undefined {
  const found = looked(words, text);
  if (found !== undefined) return found;
  if (text === '' || NAME.test(text)) return text;
  const joint = JOINTS.find((each) => text.includes(each));
  if (joint === undefined) return undefined;
  const parts = text.split(joint).map((part) => saidBy(words, part));
  return parts.some((part) => part === undefined) ? undefined : parts.join(joint);
}
