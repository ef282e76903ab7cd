/** The fields of C's `struct tm`, in its order, of a moment in the local time zone. */
export function localTime(date: Date): readonly number[] {
  const year = date.getFullYear();
  const dayOfYear = Math.round((Date.UTC(year, date.getMonth(), date.getDate()) - Date.UTC(year, 0, 1)) / 86_400_000);
  const offset = -date.getTimezoneOffset();
  const winterOffset = Math.min(-new Date(year, 0, 1).getTimezoneOffset(), -new Date(year, 6, 1).getTimezoneOffset());
  return [
    date.getSeconds(),
    date.getMinutes(),
    date.getHours(),
    date.getDate(),
    date.getMonth(),
    year - 1900,
    date.getDay(),
    dayOfYear,
    offset > winterOffset ? 1 : 0,
    offset * 60,
  ];
}
