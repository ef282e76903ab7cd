/** What became of one check, in its place on the page: the mark, what was sent, and how the answer differed. */
import type { CheckOutcome, Failure } from '#checker/assignment.ts';
import { say as sayIn, type Language, type OwnWords } from '#checker/language.ts';
import type { Difference } from '#checker/match.ts';
import { markOfStatus, saidDifference, sentenceFromOutcome, sentenceFromReport } from '#checker/report.ts';
import { curlFromRequest } from '#checker/request.ts';
import type { HttpRequest } from '#runtime/contract.ts';
import { addLogLine } from '../ground/log-pane.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element, partOf } from '../ground/part.ts';
import { MOST_DIFFERENCES } from '../ground/verdict.ts';
import type { RequestFields } from '../../shown/request-fields.ts';

export { sentenceFromReport };

/** A whole page of HTML would bury the other differences. */
const SHOWN_CHARACTERS = 400;
const SHOWN_LINES = 20;

export interface OutcomePlace {
  readonly item: HTMLElement;
  readonly language: Language;
  /** By check. */
  readonly titles: Readonly<Record<string, string>>;
  /** What the assignment calls the things that it compares. */
  readonly values: OwnWords;
  readonly onTry: (fields: RequestFields) => void;
}

function cut(text: string): string {
  return quoted(text, SHOWN_CHARACTERS);
}

function bodyText(body: HttpRequest['body']): string {
  const text = typeof body === 'string' ? body : body === undefined ? '' : new TextDecoder().decode(body);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function fieldsFromRequest({ method, path, headers = [], body }: HttpRequest): RequestFields {
  return {
    method,
    path,
    headers: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: bodyText(body),
  };
}

function sentFrom(request: HttpRequest, onTry: OutcomePlace['onTry']): readonly Node[] {
  const curl = curlFromRequest(request);
  const copied = element('span', { role: 'status' });
  return [
    element('p', { class: 'check-label' }, say('check.sent')),
    element('pre', { class: 'code check-curl', tabindex: '0', 'aria-label': say('check.sent'), role: 'group' }, curl),
    element(
      'p',
      { class: 'check-actions' },
      actionButton(say('check.copyCurl'), () => {
        navigator.clipboard.writeText(curl).then(
          () => copied.replaceChildren(say('live.copied')),
          () => copied.replaceChildren(say('live.notCopied')),
        );
      }),
      actionButton(say('check.try'), () => {
        onTry(fieldsFromRequest(request));
      }),
      copied,
    ),
  ];
}

function tableFrom(differences: readonly Difference[], { language, values }: OutcomePlace): HTMLElement {
  const head = (text: string): HTMLElement => element('th', { scope: 'col' }, text);
  const rows = differences
    .slice(0, MOST_DIFFERENCES)
    .map((difference) => saidDifference(difference, language, values))
    .map(({ path, expected, actual }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, element('code', {}, cut(path))),
        element('td', { 'data-label': say('check.expected') }, element('code', {}, cut(expected))),
        element('td', { 'data-label': say('check.actual') }, element('code', {}, cut(actual))),
      ),
    );
  return element(
    'table',
    { class: 'check-differences' },
    element('caption', { class: 'visually-hidden' }, say('check.differences')),
    element(
      'thead',
      {},
      element('tr', {}, head(say('check.where')), head(say('check.expected')), head(say('check.actual'))),
    ),
    element('tbody', {}, ...rows),
  );
}

function logFrom({ logs, request }: Failure): readonly Node[] {
  if (logs.length === 0) return [];
  const title = say(request === undefined ? 'check.logOfProgram' : 'check.logOfRequest');
  const pane = element('div', { class: 'log-lines', role: 'group', tabindex: '0', 'aria-label': title });
  for (const line of logs.slice(-SHOWN_LINES)) addLogLine(pane, line);
  return [element('p', { class: 'check-label' }, title), pane];
}

export function showOutcome(place: OutcomePlace, outcome: CheckOutcome): void {
  const { item, language, titles, onTry } = place;
  const { status, points, failure } = outcome;
  item.dataset['status'] = status;
  partOf(item, '[data-part="mark"]', HTMLElement).textContent = markOfStatus[status];
  partOf(item, '[data-part="status"]', HTMLElement).textContent = say(`check.status.${status}`);
  const got = status === 'passed' ? points : 0;
  partOf(item, '[data-part="points"]', HTMLElement).textContent = say('check.got', { points: got, outOf: points });
  const checks = Object.fromEntries(Object.entries(titles).map(([id, title]) => [id, { title, hint: '' }]));
  const sentence = sentenceFromOutcome(outcome, { checks }, language);
  const evidence = partOf(item, '[data-part="evidence"]', HTMLElement);
  evidence.hidden = status === 'passed';
  evidence.replaceChildren(
    element('p', { class: 'check-sentence' }, sentence),
    ...(failure?.request === undefined ? [] : sentFrom(failure.request, onTry)),
    ...(failure === undefined || failure.differences.length === 0 ? [] : [tableFrom(failure.differences, place)]),
    ...(failure === undefined ? [] : logFrom(failure)),
  );
  partOf(item, '[data-part="hint"]', HTMLElement).hidden = failure === undefined;
}

/** As before any check. */
export function clearOutcome(item: HTMLElement, status: 'waiting' | undefined): void {
  if (status === undefined) delete item.dataset['status'];
  else item.dataset['status'] = status;
  partOf(item, '[data-part="mark"]', HTMLElement).textContent = '';
  partOf(item, '[data-part="status"]', HTMLElement).textContent = '';
  const evidence = partOf(item, '[data-part="evidence"]', HTMLElement);
  evidence.hidden = true;
  evidence.replaceChildren();
  partOf(item, '[data-part="hint"]', HTMLElement).hidden = true;
}

export function pointsFromReport(points: number, outOf: number, language: Language): string {
  return sayIn(language, 'points', { points, outOf });
}
