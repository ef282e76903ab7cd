/** The link to the same page in another language: it keeps the place on the page, and the choice is remembered. */
import { remember } from '../drafts.ts';
import { LOCALE_KEY } from './locale-key.ts';

/** The last one that the reader has passed: headings and cells have the same address in every language. */
function placeInView(): string {
  // Where a link to a heading puts it, below the header.
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
  const passed = [...document.querySelectorAll('main [id]')].findLast(
    (each) => each.getClientRects().length > 0 && each.getBoundingClientRect().top <= line,
  );
  return passed === undefined ? '' : `#${encodeURIComponent(passed.id)}`;
}

export function offerLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
    link.addEventListener('click', () => {
      remember(LOCALE_KEY, link.hreflang);
      link.hash = scrollY === 0 ? '' : placeInView();
    });
}
