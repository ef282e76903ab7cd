/** Whether the cookies that a program has set go with the next request: one jar for each program, as in one browser. */
import type { HttpRequest, HttpResponse } from '#runtime/contract.ts';
import { quoted } from '../../../shown/a-programs-words.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';
import type { ExampleSession } from '../../session.ts';
import { CookieJar } from './cookie-jar.ts';

interface Shared {
  readonly jar: CookieJar;
  /** The cells of one program, which all say how many it has set. */
  readonly tell: Set<() => void>;
}

const shared = new WeakMap<ExampleSession, Shared>();

function sharedOf(session: ExampleSession): Shared {
  const known = shared.get(session);
  if (known !== undefined) return known;
  const made = { jar: new CookieJar(), tell: new Set<() => void>() };
  shared.set(session, made);
  return made;
}

export interface CookieChoice {
  /** The request with the cookies that go with it. What the reader has written is not touched. */
  readonly withCookies: (request: HttpRequest) => HttpRequest;
  readonly take: (request: HttpRequest, response: HttpResponse) => void;
  /** Which cookies went with it, where the reader has not written them. */
  readonly note: (written: HttpRequest, sent: HttpRequest) => string;
}

/** Nothing is to be chosen before the program has set one. */
export function cookieChoice(cell: HTMLElement, session: ExampleSession, isOn: boolean): CookieChoice {
  const box = element('input', { type: 'checkbox', 'data-part': 'cookies', autocomplete: 'off' });
  const words = element('span');
  const label = element('label', { class: 'quiet cookies' }, box, ' ', words);
  box.checked = isOn;
  const { jar, tell } = sharedOf(session);
  const show = (): void => {
    words.textContent = say('live.cookies', { n: jar.size });
    if (!label.isConnected && jar.size > 0) partOf(cell, '.tools', HTMLElement).prepend(label);
  };
  tell.add(show);
  show();

  const headerOf = ({ headers = [] }: HttpRequest): string | undefined =>
    headers.find(([name]) => name.toLowerCase() === 'cookie')?.[1];
  return {
    withCookies(request) {
      const cookies = box.checked && headerOf(request) === undefined ? jar.headerFor(request.path) : undefined;
      return cookies === undefined
        ? request
        : { ...request, headers: [...(request.headers ?? []), ['cookie', cookies]] };
    },
    take({ path }, { headers }) {
      jar.take(headers, path);
      for (const each of tell) each();
    },
    note(written, sent) {
      const cookies = headerOf(sent);
      return cookies === undefined || cookies === headerOf(written)
        ? ''
        : say('live.cookiesSent', { cookies: quoted(cookies) });
    },
  };
}
