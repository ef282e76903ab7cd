/** Copies a text and says so. Where the browser does not allow it, the text is shown, to be copied by hand. */
import { say } from './page-words.ts';
import { element } from './part.ts';

export function copyText(text: string, done: string, tell: (sentence: Node | string) => void): void {
  // Where the page did not come over HTTPS, a browser has no clipboard at all.
  const write = async (): Promise<void> => navigator.clipboard.writeText(text);
  write().then(
    () => {
      tell(done);
    },
    () => {
      tell(element('span', {}, `${say('live.notCopied')} `, element('code', { class: 'copy-text' }, text)));
    },
  );
}
