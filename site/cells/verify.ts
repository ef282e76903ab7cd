/** The button that verifies a whole lesson: what it does is fetched at its first press. */
import { element, tell } from './ground/part.ts';
import { sentenceFromError } from './ground/sentences.ts';

export function offerVerification(): void {
  const place = document.querySelector<HTMLElement>('[data-part="verify"]');
  place?.querySelector('[data-action="verify"]')?.addEventListener('click', () => {
    import('./verify/verification.ts')
      .then(({ verifyPage }) => verifyPage(place))
      .catch((error: unknown) => tell(place, element('span', { class: 'trouble' }, sentenceFromError(error))));
  });
}
