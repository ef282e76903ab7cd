/** Takes the program of a cell along, with its environment and the requests of this page, as the reader has them now. */
import { asIfNear } from '../../near.ts';
import { copyText } from '../ground/copy-text.ts';
import { say } from '../ground/page-words.ts';
import { element, partOf, tell } from '../ground/part.ts';
import { fragmentFrom } from '../ground/program/link.ts';
import { environmentFrom, MOST, programFrom, type ProgramOutcome } from '../ground/program/own-program.ts';
import type { ExampleSession } from '../session.ts';
import type { ProgramInCell } from './program-in-cell.ts';

function fieldsOf(cell: Element) {
  return {
    method: partOf(cell, '[name="method"]', HTMLSelectElement).value,
    path: partOf(cell, '[name="path"]', HTMLInputElement).value,
    headers: partOf(cell, '[name="headers"]', HTMLTextAreaElement).value,
    body: partOf(cell, '[name="body"]', HTMLTextAreaElement).value,
  };
}

async function programOf({ environment, files }: ProgramInCell, session: ExampleSession): Promise<ProgramOutcome> {
  const given = Object.entries(await session.source.env());
  const shipped = given.map(([name, value]) => `${name}=${value}`).join('\n');
  const cells = [...document.querySelectorAll(`[data-of="${CSS.escape(session.id)}"]:has(form)`)];
  cells.forEach(asIfNear);
  return programFrom({
    name: session.name,
    files: Object.entries(files),
    environment: environmentFrom(environment ?? shipped),
    requests: cells.slice(0, MOST.requests).map(fieldsOf),
  });
}

/**
 * @param way what was pressed: a link to scratch says whether to go there or to copy the address; `rough` stays here
 */
export async function takeAlong(
  cell: HTMLElement,
  program: ProgramInCell,
  session: ExampleSession,
  way: HTMLElement,
): Promise<void> {
  if (way.dataset['take'] === 'rough') {
    const { showRoughClients } = await import('./rough-clients.ts');
    return showRoughClients(cell, session);
  }
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
