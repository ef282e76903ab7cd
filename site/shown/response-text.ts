/** What a response says of itself, for the build and for the page. */
import type { HeaderList } from '#runtime/contract.ts';

export function valueOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

export function isHtml(headers: HeaderList): boolean {
  return /^text\/html\b/i.test(valueOf(headers, 'content-type') ?? '');
}

/** A second start tag only adds its attributes to the root: so a page without a link is a stop of the Tab key, and scrolls. */
export function focusablePage(html: string): string {
  return `${html}<html tabindex="0">`;
}

/** In pixels. A frame without an origin does not tell how tall its page is: guessed from what stands on lines of its own. */
export function renderedHeight(html: string): number {
  const begin = html.slice(0, 10_000);
  const lines = begin.match(/<(?:h\d|p|pre|li|tr|br|div)\b/gi)?.length ?? 0;
  return Math.min(480, 64 + 28 * (lines + (begin.match(/<br>/g)?.length ?? 0)));
}

export function classOfStatus(status: number): string {
  return `status-${String(Math.floor(status / 100))}xx`;
}
