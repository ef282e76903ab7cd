/** A button on each block of code in the text: of a terminal it copies what is typed. */
import { say } from './ground/page-words.ts';
import { element } from './ground/part.ts';

function textOf(block: HTMLElement): string {
  const typed = [...block.querySelectorAll('.typed')].map((line) => line.textContent.replace(/^\$ /, ''));
  const text = block.querySelector('code')?.textContent ?? '';
  return typed.length === 0 ? text : typed.filter((line) => line !== '^C').join('\n');
}

export function offerCopies(): void {
  for (const block of document.querySelectorAll<HTMLElement>('.fence')) {
    // Where one only presses ^C there is nothing to copy.
    if (textOf(block) === '') continue;
    const button = element('button', { type: 'button', class: 'copy-code' }, say('live.copy'));
    button.addEventListener('click', () => {
      const tell = (words: Node | string): void => button.replaceChildren(words);
      import('./ground/copy-text.ts').then(
        ({ copyText }) => copyText(textOf(block), say('live.copied'), tell),
        () => tell(say('live.notFetched')),
      );
    });
    button.addEventListener('blur', () => button.replaceChildren(say('live.copy')));
    block.append(button);
  }
}
