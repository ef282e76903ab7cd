/** A documented exchange: what comes back is compared with what is documented, where the request is still that one. */
import { DEFAULT_PORT } from '#runtime/contract.ts';
import { tellOutcome } from '../ground/kept-back.ts';
import { partOf } from '../ground/part.ts';
import { say } from '../ground/page-words.ts';
import { showVerdict } from '../ground/verdict.ts';
import type { ExampleSession } from '../session.ts';
import type { RequestFields } from '../../shown/request-fields.ts';
import { recordedAnswer } from './answer/recorded-answer.ts';
import { requestActs, type RequestActs } from './request-acts.ts';
import type { RequestForm } from './request-form.ts';
import { sendExchange } from './send-exchange.ts';

interface DocumentedOptions {
  readonly id: string;
  readonly session: ExampleSession;
  readonly isEdited: () => boolean;
  readonly onPick: (fields: RequestFields) => void;
}

export function documentedActs(
  cell: HTMLElement,
  form: RequestForm,
  { id, session, isEdited, onPick }: DocumentedOptions,
): RequestActs {
  const putBack = recordedAnswer(cell);
  const acts = requestActs(cell, form, {
    session,
    startingFirst: say('live.startingFirst', { example: session.id }),
    onPick,
    hasCookies: false,
    async receive(request, { isOther, ...receiving }) {
      const isOwn = isOther || isEdited() || (request.port ?? DEFAULT_PORT) !== DEFAULT_PORT;
      const received = await sendExchange(session, id, { edited: isOwn ? request : undefined, ...receiving });
      return { ...received, isOwn };
    },
    judge({ isOwn, differences }) {
      tellOutcome(cell);
      const documented = differences.length === 0 ? 'matches' : 'differs';
      cell.dataset['verdict'] = isOwn ? 'own' : documented;
      return isOwn ? [say('live.ownRequest')] : showVerdict(differences);
    },
    note: ({ before }) => (before.length === 0 ? '' : say('live.sentBefore', { ids: before.join(', ') })),
  });
  partOf(cell, '[data-action="reset"]', HTMLButtonElement).addEventListener('click', () => {
    acts.forget();
    putBack();
  });
  return acts;
}
