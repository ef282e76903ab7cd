/** Marks in the table of contents where the reader is, and keeps it for the way back. */
import { PLACE_KEY, remember } from '../drafts.ts';

export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-part="toc"] a')];
  const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
  let kept = -1;
  const mark = (event?: Event): void => {
    const line = innerHeight / 4;
    // One that the page does not have is never passed.
    const passed = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top <= line);
    for (const [place, link] of links.entries()) link.ariaCurrent = place === passed ? 'location' : null;
    if (event === undefined || passed === kept) return;
    kept = passed;
    remember(PLACE_KEY, location.pathname + (links[passed]?.hash ?? ''));
  };
  // A browser tells of scrolling once a frame at most.
  addEventListener('scroll', mark, { passive: true });
  mark();
}
