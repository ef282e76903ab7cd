export const locales: readonly string[];
export function sayIn(locale: string): (key: string, facts?: Readonly<Record<string, string>>) => string;
