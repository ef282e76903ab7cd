/** The answer that the build has written into a cell: it comes back with the original request. */
import { partOf } from '../../ground/part.ts';
import { forgetBodyText } from './body-text.ts';

const PARTS = ['response', 'status', 'reason', 'headers', 'views', 'body', 'printed', 'exchange-log', 'source', 'way'];

/** To be asked before anything else is shown; returns what puts it back. */
export function recordedAnswer(cell: HTMLElement): () => void {
  const places = [...PARTS.map((part) => `[data-part="${part}"]`), '[data-part="views"] button'];
  const kept = places
    .flatMap((place) => [...cell.querySelectorAll(place)])
    .map((part) => ({
      part,
      children: [...part.childNodes],
      attributes: [...part.attributes].map(({ name, value }) => [name, value] as const),
    }));
  return () => {
    for (const { part, children, attributes } of kept) {
      // The nodes themselves: what colours them points at them.
      part.replaceChildren(...children);
      for (const { name } of [...part.attributes]) part.removeAttribute(name);
      for (const [name, value] of attributes) part.setAttribute(name, value);
    }
    forgetBodyText(partOf(cell, '[data-part="body"]', HTMLElement));
    delete cell.dataset['status'];
    delete cell.dataset['verdict'];
  };
}
