/** Which language was asked for: of every command, so of `set-up.mjs` too, which runs before there is any package. */

const DEFAULT_LOCALE = 'en';

/**
 * As the system's own programs read it: the first that says anything decides, and `ko_KR.UTF-8` is Korean.
 * @param {Record<string, string | undefined>} env
 * @param {readonly string[]} locales in which there are words
 */
export function localeFromEnvironment(env, locales) {
  const told = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((each) => each !== undefined && each !== '');
  const [named = ''] = /^[a-z]{2,3}(?![a-z])/i.exec(told ?? '') ?? [];
  return locales.find((each) => each === named.toLowerCase()) ?? DEFAULT_LOCALE;
}

/**
 * What stands behind `--lang`; undefined where it was not given.
 * @param {string[]} args from which it is taken out, so that every command has it
 */
export function takeLang(args) {
  const at = args.findIndex((each) => each === '--lang' || each.startsWith('--lang='));
  if (at === -1) return undefined;
  const [, joined] = (args[at] ?? '').split('=', 2);
  const [, apart = ''] = args.splice(at, joined === undefined ? 2 : 1);
  return joined ?? apart;
}
