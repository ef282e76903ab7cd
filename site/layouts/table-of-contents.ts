/** Marks in the table of contents where the reader is. */
export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-part="toc"] a')];
  const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
  const mark = (): void => {
    const line = innerHeight / 4;
    // One that the page does not have is never passed.
    const passed = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top <= line);
    for (const [place, link] of links.entries()) link.ariaCurrent = place === passed ? 'location' : null;
  };
  // A browser tells of scrolling once a frame at most.
  addEventListener('scroll', mark, { passive: true });
  mark();
}
