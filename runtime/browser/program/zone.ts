import { isZone, offsetIn, timeFrom } from './zone/offset.ts';

/**
 * The time zone of `process.env.TZ`. A browser has one zone and lets nobody change it, so where a program names another
 * all of `Date` that looks at a clock on the wall is ours: it counts on a shadow, a date whose UTC is the local time.
 */

const NativeDate = globalThis.Date;
const NativeFormat = Intl.DateTimeFormat;
const { prototype } = NativeDate;
const { apply, construct, get } = Reflect;
const { defineProperties, defineProperty, getOwnPropertyDescriptors } = Object;
/** The abbreviations are those that `Date` reads. */
const NAMES_ZONE = /(?:Z|UTC?|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s*(?:\([^)]*\)\s*)?$/i;
const DATE_ALONE = /^\s*[+-]?\d{4,6}(?:-\d{2}){0,2}\s*$/;
const FIELDS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const LOCALE_TEXTS = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'];

/** Undefined: that of the browser. */
let zone: string | undefined;
let isGiven = false;

type InZone = (date: Date, of: string, values: readonly unknown[]) => unknown;

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const two = (number: number): string => String(number).padStart(2, '0');

function shadowOf(date: Date, of: string): Date {
  const time = date.getTime();
  return new NativeDate(time + offsetIn(of, time));
}

function give(target: object, name: string, value: unknown): void {
  defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

function giveMethod(name: string, inZone: InZone): void {
  const native: unknown = get(prototype, name);
  if (typeof native !== 'function') return;
  const { [name]: ours } = {
    [name](this: Date, ...values: unknown[]): unknown {
      return zone === undefined ? apply(native, this, values) : inZone(this, zone, values);
    },
  };
  give(prototype, name, ours);
}

function onShadow(shadow: Date, name: string, values: readonly unknown[] = []): number {
  const found: unknown = get(shadow, name);
  return typeof found === 'function' ? numberOf(apply(found, shadow, values)) : Number.NaN;
}

function giveFields(): void {
  for (const field of FIELDS) {
    giveMethod(`get${field}`, (date, of) => onShadow(shadowOf(date, of), `getUTC${field}`));
    giveMethod(`set${field}`, (date, of, values) => {
      const shadow = shadowOf(date, of);
      // A date that is none gets a year, and is one.
      if (field === 'FullYear' && Number.isNaN(shadow.getTime())) shadow.setTime(0);
      onShadow(shadow, `setUTC${field}`, values);
      return date.setTime(timeFrom(of, shadow.getTime()));
    });
  }
  giveMethod('getDay', (date, of) => shadowOf(date, of).getUTCDay());
  giveMethod('getYear', (date, of) => shadowOf(date, of).getUTCFullYear() - 1900);
  // `|| 0`: no minus before the zero.
  giveMethod('getTimezoneOffset', (date, of) => -offsetIn(of, date.getTime()) / 60_000 || 0);
}

function timeText(date: Date, of: string): string {
  const shadow = shadowOf(date, of);
  const words = new NativeFormat('en-US', { timeZone: of, timeZoneName: 'long' }).formatToParts(date);
  const name = words.find(({ type }) => type === 'timeZoneName')?.value ?? of;
  const minutes = offsetIn(of, date.getTime()) / 60_000;
  const from = Math.trunc(Math.abs(minutes));
  const offset = `GMT${minutes < 0 ? '-' : '+'}${two(Math.floor(from / 60))}${two(from % 60)}`;
  const clock = [shadow.getUTCHours(), shadow.getUTCMinutes(), shadow.getUTCSeconds()].map(two).join(':');
  return `${clock} ${offset} (${name})`;
}

/** `Sun Mar 08 2026`, of `Sun, 08 Mar 2026 …`. */
function dateText(date: Date, of: string): string {
  const [day = '', number = '', month = '', year = ''] = shadowOf(date, of).toUTCString().split(/,? /);
  return `${day} ${month} ${number} ${year}`;
}

function giveTexts(): void {
  const orInvalid = (write: (date: Date, of: string) => string): InZone => {
    return (date, of) => (Number.isNaN(date.getTime()) ? 'Invalid Date' : write(date, of));
  };
  giveMethod('toDateString', orInvalid(dateText));
  giveMethod('toTimeString', orInvalid(timeText));
  giveMethod(
    'toString',
    orInvalid((date, of) => `${dateText(date, of)} ${timeText(date, of)}`),
  );
  for (const name of LOCALE_TEXTS) {
    const native: unknown = get(prototype, name);
    if (typeof native !== 'function') continue;
    giveMethod(name, (date, of, [locales, options]): unknown => apply(native, date, [locales, withZone(options, of)]));
  }
}

function timeOfText(text: string, of: string): number {
  const time = NativeDate.parse(text);
  if (Number.isNaN(time) || NAMES_ZONE.test(text) || DATE_ALONE.test(text)) return time;
  // The browser has read it by its own clocks.
  return timeFrom(of, time + offsetIn(new NativeFormat().resolvedOptions().timeZone, time));
}

/** What `new Date` is given, as what it is given in every zone. */
function inEveryZone(values: readonly unknown[], of: string): readonly unknown[] {
  const [first] = values;
  if (values.length > 1) return [timeFrom(of, numberOf(apply(NativeDate.UTC, undefined, values)))];
  return typeof first === 'string' ? [timeOfText(first, of)] : values;
}

function giveDate(): void {
  const Ours = function Date(...values: unknown[]): unknown {
    const made: unknown = new.target;
    if (typeof made !== 'function') return String(new NativeDate());
    const date: unknown = construct(NativeDate, zone === undefined ? values : inEveryZone(values, zone), made);
    return date;
  };
  defineProperties(Ours, getOwnPropertyDescriptors(NativeDate));
  give(Ours, 'parse', (text: unknown) =>
    zone === undefined ? NativeDate.parse(String(text)) : timeOfText(String(text), zone),
  );
  give(prototype, 'constructor', Ours);
  give(globalThis, 'Date', Ours);
}

function withZone(options: unknown, timeZone: string): object {
  return { timeZone, ...(typeof options === 'object' ? options : {}) };
}

function giveFormat(): void {
  const Ours = function DateTimeFormat(locales?: unknown, options?: unknown): unknown {
    const all = zone === undefined ? options : withZone(options, zone);
    const made: unknown = new.target;
    const format: unknown = construct(NativeFormat, [locales, all], typeof made === 'function' ? made : NativeFormat);
    return format;
  };
  defineProperties(Ours, getOwnPropertyDescriptors(NativeFormat));
  give(NativeFormat.prototype, 'constructor', Ours);
  give(Intl, 'DateTimeFormat', Ours);
}

/** @param name of `process.env.TZ`; without one it is the browser's own again */
export function setZone(name: string | undefined): void {
  zone = name === undefined ? undefined : isZone(name) ? name : 'UTC';
  if (zone === undefined || isGiven) return;
  isGiven = true;
  giveFields();
  giveTexts();
  giveDate();
  giveFormat();
}
