/** The text of the program's files as they run, for the line that Node shows above an error. */

const sources = new Map<string, readonly string[]>();
const shifts = new Map<string, number>();

/** @param shift how many characters stand before the file's first line in what runs */
export function rememberSource(url: string, text: string, shift = 0): void {
  sources.set(url, text.split('\n'));
  if (shift > 0) shifts.set(url.replace('file://', ''), shift);
}

export function columnsBefore(path: string): number {
  return shifts.get(path) ?? 0;
}

export function sourceLine(url: string, line: number): string | undefined {
  return sources.get(url)?.[line - 1];
}

const written = new Map<string, string>();

/** An engine may call a module by the address that it has here, whatever its text says. */
export function rememberAddress(address: string, url: string): void {
  written.set(address, url);
}

export function writtenAddress(address: string): string {
  return written.get(address) ?? address;
}
