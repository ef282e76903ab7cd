/** A day as the readers of a locale write it; in English, and where it is no whole day, as it stands. */
export function dateIn(locale: string, day: string): string {
  if (locale === 'en' || !/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
