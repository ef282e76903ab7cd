/** Takes the program of a cell along, with its environment and the requests of this page, as the reader has them now. */
import { copyText } from '../ground/copy-text.ts';
import { say } from '../ground/page-words.ts';
import { element, partOf, tell } from '../ground/part.ts';
import { fragmentFrom } from '../ground/program/link.ts';
import { environmentFrom, MOST, programFrom, type ProgramOutcome } from '../ground/program/own-program.ts';
import type { ExampleSession } from '../session.ts';
import type { ProgramInCell } from './program-in-cell.ts';

function fieldsOf(form: Element) {
  return {
    method: partOf(form, '[name="method"]', HTMLSelectElement).value,
    path: partOf(form, '[name="path"]', HTMLInputElement).value,
    headers: partOf(form, '[name="headers"]', HTMLTextAreaElement).value,
    body: partOf(form, '[name="body"]', HTMLTextAreaElement).value,
  };
}

async function programOf({ environment, files }: ProgramInCell, session: ExampleSession): Promise<ProgramOutcome> {
  const given = Object.entries(await session.source.env());
  const shipped = given.map(([name, value]) => `${name}=${value}`).join('\n');
  const forms = [...document.querySelectorAll(`[data-of="${CSS.escape(session.id)}"] form`)];
  return programFrom({
    name: session.name,
    files: Object.entries(files),
    environment: environmentFrom(environment ?? shipped),
    requests: forms.slice(0, MOST.requests).map(fieldsOf),
  });
}

/** @param way the link to scratch that was pressed: it says whether to go there or to copy the address */
export async function takeAlong(
  cell: HTMLElement,
  program: ProgramInCell,
  session: ExampleSession,
  way: HTMLElement,
): Promise<void> {
  const outcome = await programOf(program, session);
  const made = 'program' in outcome ? fragmentFrom(outcome.program) : outcome;
  if ('problem' in made) {
    const { problem } = made;
    const words = problem.kind === 'link-too-long' ? say('live.linkTooLong', { ...problem }) : say('live.noLink');
    tell(cell, element('span', { class: 'trouble' }, words));
    return;
  }
  const address = new URL(way.dataset['take'] ?? '', location.href);
  address.hash = made.fragment;
  if (way instanceof HTMLAnchorElement) location.assign(address);
  else copyText(address.href, say('live.linkCopied'), (sentence) => tell(cell, sentence));
}
