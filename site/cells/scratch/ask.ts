/** Asks what becomes of a program that has arrived where the reader has programs of their own. */
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element } from '../ground/part.ts';
import type { OwnProgram } from '../ground/program/own-program.ts';

/** Letters of the names of files that are told. */
const LETTERS = 160;

/** Resolves with the reader's answer; another question in the same place leaves this one open for good. */
export function askToOpen(place: HTMLElement, { name, files }: OwnProgram): Promise<'open' | 'keep'> {
  const { promise, resolve } = Promise.withResolvers<'open' | 'keep'>();
  const answer = (chosen: 'open' | 'keep') => (): void => {
    place.hidden = true;
    resolve(chosen);
  };
  const facts = {
    name: quoted(name || say('scratch.unnamed')),
    files: quoted(Object.keys(files).join(', '), LETTERS),
  };
  const open = actionButton(say('scratch.openBeside'), answer('open'));
  place.replaceChildren(
    element('p', {}, say('scratch.ask', facts)),
    open,
    actionButton(say('scratch.keepMine'), answer('keep')),
  );
  place.hidden = false;
  open.focus();
  return promise;
}
