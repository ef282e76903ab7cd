/** `internal/options` for the test runner: what the program's flags say, else Node's defaults. */

export type OptionValue = boolean | number | string | readonly string[];

/** Those that may be given more than once. */
const LISTS = new Set([
  '--import',
  '--test-reporter',
  '--test-reporter-destination',
  '--test-name-pattern',
  '--test-skip-pattern',
  '--experimental-test-tag-filter',
  '--test-coverage-exclude',
  '--test-coverage-include',
]);

function given(name: string, flags: readonly string[]): string[] {
  return flags.flatMap((flag, index) => {
    if (flag === name) return [flags[index + 1] ?? ''];
    return flag.startsWith(`${name}=`) ? [flag.slice(name.length + 1)] : [];
  });
}

export interface Options {
  readonly getOptionValue: (name: string) => unknown;
  /** For another process, which there is not. */
  readonly getOptionsAsFlagsFromBinding: () => readonly string[];
}

export function newOptions(defaults: Readonly<Record<string, OptionValue>>, flags: () => readonly string[]): Options {
  return {
    getOptionsAsFlagsFromBinding: () => [],
    getOptionValue(name) {
      if (LISTS.has(name)) return given(name, flags());
      if (name === '[has_test_random_seed]') return given('--test-random-seed', flags()).length > 0;
      const standard = defaults[name];
      if (typeof standard === 'boolean') return standard || flags().includes(name);
      const last = given(name, flags()).at(-1);
      if (last === undefined) return standard;
      return typeof standard === 'number' ? Number(last) : last;
    },
  };
}
