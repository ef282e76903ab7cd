/** What is said of an answer stands as long as the request that it answers stands in the fields. */
import type { RequestFields } from '../../../shown/request-fields.ts';
import { say } from '../../ground/page-words.ts';
import { tell } from '../../ground/part.ts';
import type { RequestForm } from '../request-form.ts';

interface Answered {
  readonly fields: RequestFields;
  readonly words: readonly (Node | string)[];
  readonly verdict: string | undefined;
}

interface SaidOfAnswer {
  /** @param fields those that the answered request was made of */
  readonly tell: (fields: RequestFields, words: readonly (Node | string)[]) => void;
  readonly forget: () => void;
}

const isSame = (one: RequestFields, other: RequestFields): boolean =>
  one.method === other.method && one.path === other.path && one.headers === other.headers && one.body === other.body;

export function saidOfAnswer(cell: HTMLElement, form: RequestForm): SaidOfAnswer {
  let answered: Answered | undefined;
  let isShown = true;

  function show(now: Answered): void {
    if (isShown) tell(cell, ...now.words);
    else tell(cell, say('live.changedSince'));
    if (isShown && now.verdict !== undefined) cell.dataset['verdict'] = now.verdict;
    else delete cell.dataset['verdict'];
  }
  form.onText(() => {
    if (answered === undefined || isSame(form.fields, answered.fields) === isShown) return;
    isShown = !isShown;
    show(answered);
  });
  return {
    tell(fields, words) {
      answered = { fields, words, verdict: cell.dataset['verdict'] };
      isShown = isSame(form.fields, fields);
      show(answered);
    },
    forget() {
      answered = undefined;
    },
  };
}
