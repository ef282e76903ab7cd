/** Colours the texts of the build, each when it comes near: where a browser cannot, they are plain. */
import { whenNear } from '../near.ts';
import { COLOURS, readColours } from '../shown/colours.ts';

export function colourTexts(): void {
  // Firefox has it since the summer of 2025. With forced colours a highlight would look like a selection.
  if (typeof Highlight !== 'function' || matchMedia('(forced-colors: active)').matches) return;
  const highlights = new Map(COLOURS.map((name) => [name.charAt(0), new Highlight()]));
  for (const name of COLOURS) CSS.highlights.set(`tk-${name}`, highlights.get(name.charAt(0)) ?? new Highlight());

  function colour(text: HTMLElement): void {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    let start = 0;
    for (const { letter, from, to } of readColours(text.dataset['colours'] ?? '')) {
      for (; node instanceof Text && start + node.length <= from; node = walker.nextNode()) start += node.length;
      if (node === null) return;
      const range = { startContainer: node, startOffset: from - start, endContainer: node, endOffset: to - start };
      highlights.get(letter)?.add(new StaticRange(range));
    }
  }
  const texts = document.querySelectorAll<HTMLElement>('[data-colours]');
  for (const text of texts) whenNear(text, () => colour(text));
  addEventListener('beforeprint', () => {
    texts.forEach(colour);
  });
}
