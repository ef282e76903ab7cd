/** All that a program printed: the page shows the end of it, says how much is left out, and gives the whole as a file. */
import { say } from './page-words.ts';
import { actionButton, element } from './part.ts';
import { saveFile } from './save-file.ts';

interface Whole {
  /** A program prints no more than the runtime lets it, so this has a bound. */
  readonly lines: string[];
  note: HTMLElement | undefined;
  readonly words: HTMLElement;
}

const wholes = new WeakMap<Element, Whole>();

function wholeOf(pane: Element): Whole {
  const known = wholes.get(pane);
  if (known !== undefined) return known;
  const whole: Whole = { lines: [], note: undefined, words: element('span') };
  wholes.set(pane, whole);
  return whole;
}

export function keepLine(pane: Element, text: string): void {
  wholeOf(pane).lines.push(text);
}

export function forgetLines(pane: Element): void {
  wholes.get(pane)?.note?.remove();
  wholes.delete(pane);
}

/** Above the lines, where older ones have left the page. */
export function tellLeftOut(pane: Element, shown: number): void {
  const whole = wholeOf(pane);
  const leftOut = whole.lines.length - shown;
  if (leftOut <= 0) return;
  whole.words.textContent = say('live.earlierLines', { n: leftOut.toLocaleString(document.documentElement.lang) });
  if (whole.note !== undefined) return;
  const saving = actionButton(say('live.saveLog'), () =>
    saveFile(
      'log.txt',
      new Blob(
        whole.lines.map((line) => `${line}\n`),
        { type: 'text/plain' },
      ),
    ),
  );
  whole.note = element('p', { class: 'log-rest', 'data-part': 'log-rest' }, whole.words, ' ', saving);
  pane.before(whole.note);
}
