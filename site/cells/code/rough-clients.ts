/** "What would a rough client get?": the rough set goes to the reader's program, and a table says what came back. */
import { roughRequests, routesOf, type Route, type RoughRequest } from '#checker/rough-requests.ts';
import { ExampleProblem } from '#runtime/contract.ts';
import { documentOf } from '../ground/content/example-content.ts';
import { say } from '../ground/page-words.ts';
import { element, tell } from '../ground/part.ts';
import { sayer } from '../ground/said.ts';
import { sentenceFromProblem } from '../ground/sentences.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { textFromBytes } from '../../shown/body-tokens.ts';
import type { ExampleSession } from '../session.ts';

const BODY_SHOWN = 160;
const BODY_READ = 2_000;

interface Answer {
  readonly status: string;
  readonly body: string;
  readonly isBad: boolean;
}

let sent = 0;

async function answerTo(session: ExampleSession, route: Route, rough: RoughRequest): Promise<Answer> {
  const signal = rough.leavesAfterMs === undefined ? {} : { signal: AbortSignal.timeout(rough.leavesAfterMs) };
  try {
    const { status, body } = await session.send(rough.from(route.request), {
      id: `rough-${String(++sent)}`,
      ...signal,
    });
    return { status: String(status), body: quoted(textFromBytes(body, BODY_READ), BODY_SHOWN), isBad: status >= 500 };
  } catch (problem) {
    if (!(problem instanceof ExampleProblem)) throw problem;
    if (problem.kind === 'aborted') return { status: '', body: say('live.roughLeft'), isBad: false };
    return { status: '', body: sentenceFromProblem(problem), isBad: true };
  }
}

function rowOf(name: string, { status, body, isBad }: Answer): HTMLElement {
  return element(
    'tr',
    isBad ? { 'data-outcome': 'bad' } : {},
    element('th', { scope: 'row' }, name),
    element('td', {}, status),
    element('td', {}, element('code', {}, body)),
  );
}

/** `12 × 400, 3 × 200` */
function summaryOf(answers: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { status } of answers) if (status !== '') counts.set(status, (counts.get(status) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => Number(a) - Number(b));
  return sorted.map(([status, count]) => `${String(count)} × ${status}`).join(', ');
}

async function sendAll(cell: HTMLElement, session: ExampleSession, route: Route, rows: Element): Promise<void> {
  rows.replaceChildren();
  tell(cell, say('live.roughSends'));
  const answers: Answer[] = [];
  const said = await sayer();
  for (const rough of roughRequests.filter(({ isRefused }) => !route.isSpared || isRefused)) {
    const answer = await answerTo(session, route, rough);
    // Another route was chosen meanwhile.
    if (!rows.isConnected) return;
    answers.push(answer);
    rows.append(rowOf(said(rough.name), answer));
    if (session.state !== 'running') break;
  }
  const bad = answers.filter(({ isBad }) => isBad).length;
  tell(cell, say(bad > 0 ? 'live.roughBad' : 'live.roughFine', { bad, summary: summaryOf(answers) }));
}

function panelOf(routes: readonly Route[], send: (route: Route, rows: Element) => void): HTMLElement {
  const choice = element('select', {}, ...routes.map(({ name }) => element('option', {}, name)));
  const table = element('div', { class: 'rough-table', role: 'group', tabindex: '0', 'aria-label': say('live.rough') });
  const begin = (): void => {
    const route = routes[choice.selectedIndex];
    if (route === undefined) return;
    const rows = element('tbody');
    const heads = (['live.roughSent', 'live.roughStatus', 'live.roughBody'] as const).map((key) =>
      element('th', { scope: 'col' }, say(key)),
    );
    table.replaceChildren(element('table', {}, element('thead', {}, element('tr', {}, ...heads)), rows));
    send(route, rows);
  };
  choice.addEventListener('change', begin);
  // The table is in the page before its rows come.
  queueMicrotask(begin);
  return element('div', { class: 'rough' }, element('label', {}, say('live.roughTo'), ' ', choice), table);
}

/** Shows the table in the cell and fills it; pressed again, it begins anew. */
export async function showRoughClients(cell: HTMLElement, session: ExampleSession): Promise<void> {
  const routes = routesOf(await documentOf(session.id));
  cell.querySelector('.rough')?.remove();
  const panel = panelOf(routes, (route, rows) => void sendAll(cell, session, route, rows));
  cell.querySelector('.cell-foot')?.after(panel);
}
