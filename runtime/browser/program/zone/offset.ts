/** How far the clocks of a time zone are from UTC, as the browser's own tables say. */

const Format = Intl.DateTimeFormat;
const { UTC } = Date;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const [date, time] = ['numeric', '2-digit'] as const;
  const format = new Format('en-US-u-ca-iso8601', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    ...{ year: date, month: date, day: date, hour: time, minute: time, second: time },
  });
  formats.set(zone, format);
  return format;
}

export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** In milliseconds; east of Greenwich it is positive. */
export function offsetIn(zone: string, time: number): number {
  if (Number.isNaN(time)) return time;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const [month = 1, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((name) =>
    Number(parts[name]),
  );
  const year = /^B/.test(parts['era'] ?? '') ? 1 - Number(parts['year']) : Number(parts['year']);
  const seconds = Math.floor(time / 1000) * 1000;
  // Years before 100 would be taken for the twentieth century's; the calendar repeats itself after 400 years.
  const shift = year < 100 ? 400 * Math.ceil((100 - year) / 400) : 0;
  const shown = UTC(year + shift, month - 1, day, hour, minute, second) - (shift / 400) * 146_097 * DAY_MS;
  return shown - seconds;
}

/**
 * @param local what the clock on the wall shows, as if it were UTC
 * @returns when it does; the earlier time of two, and what comes of a time that is skipped with the offset before it
 */
export function timeFrom(zone: string, local: number): number {
  const before = offsetIn(zone, local - DAY_MS);
  const after = offsetIn(zone, local + DAY_MS);
  const early = local - before;
  if (before === after || Number.isNaN(local)) return early;
  if (offsetIn(zone, early) === before) return early;
  const late = local - after;
  return offsetIn(zone, late) === after ? late : early;
}
