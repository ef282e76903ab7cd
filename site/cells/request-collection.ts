/** Takes along all requests that stand on a page, as its reader has them now. */
import { element, partOf, tell } from './ground/part.ts';
import { sentenceFromError } from './ground/sentences.ts';

export function offerCollection(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-collect]')) {
    button.addEventListener('click', () => {
      const place = partOf(document.body, '[data-part="collection"]', HTMLElement);
      import('./request/taken/collect.ts')
        .then(({ collect }) => collect(place, button.dataset['collect'] ?? ''))
        .catch((error: unknown) => tell(place, element('span', { class: 'trouble' }, sentenceFromError(error))));
    });
  }
}
