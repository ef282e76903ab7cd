/** All that a program printed: the page shows the end of it, says how much is left out, and gives the whole as a file. */
import { say } from './page-words.ts';
import { actionButton, element } from './part.ts';
import { saveFile } from './save-file.ts';

/** Above the lines, where older ones have left the page. @param lines all of them; more may come */
export function tellLeftOut(pane: Element, lines: readonly string[], shown: number): void {
  const leftOut = lines.length - shown;
  const before = pane.previousElementSibling;
  const told = before?.matches('[data-part="log-rest"]') === true ? before : undefined;
  if (leftOut <= 0) return;
  const sentence = say('live.earlierLines', { n: leftOut.toLocaleString(document.documentElement.lang) });
  if (told?.firstElementChild) {
    told.firstElementChild.textContent = sentence;
    return;
  }
  const saving = actionButton(say('live.saveLog'), () =>
    saveFile(
      'log.txt',
      new Blob(
        lines.map((line) => `${line}\n`),
        { type: 'text/plain' },
      ),
    ),
  );
  pane.before(element('p', { class: 'log-rest', 'data-part': 'log-rest' }, element('span', {}, sentence), ' ', saving));
}
