/** The environment of a program as a file that `node --env-file` reads to the very same values. */

const NAME = /^[A-Za-z_][\w.-]*$/;
/** Between these nothing is read as anything else, but that `"` makes a line break of `\n`. */
const QUOTES = ["'", '`', '"'] as const;

function quoteFor(value: string): string | undefined {
  return QUOTES.find((quote) => !value.includes(quote) && !(quote === '"' && value.includes(String.raw`\n`)));
}

function setVariables(environment: string): readonly (readonly [name: string, value: string])[] {
  return environment.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 1 || line.startsWith('#') ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
  });
}

/** Empty where nothing is set. What such a file cannot say is left out: see `unwritable`. */
export function environmentFile(environment: string): string {
  return setVariables(environment)
    .map(([name, value]) => [name, value, quoteFor(value)] as const)
    .flatMap(([name, value, quote]) => (NAME.test(name) && quote ? `${name}=${quote}${value}${quote}\n` : []))
    .join('');
}

/** The names of those variables that no such file can hold: with all three quotes in the value, or an odd name. */
export function unwritable(environment: string): readonly string[] {
  return setVariables(environment)
    .filter(([name, value]) => !NAME.test(name) || quoteFor(value) === undefined)
    .map(([name]) => name);
}
