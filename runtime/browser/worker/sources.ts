/** The text of the program's files as they run, for the line that Node shows above an error. */

const sources = new Map<string, readonly string[]>();

export function rememberSource(url: string, text: string): void {
  sources.set(url, text.split('\n'));
}

export function sourceLine(url: string, line: number): string | undefined {
  return sources.get(url)?.[line - 1];
}
