export function localeFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  locales: readonly string[],
): string;
export function takeLang(args: string[]): string | undefined;
