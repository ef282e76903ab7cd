/** On which port a request is sent: it can be chosen where the program listens on several, or elsewhere than usual. */
import { DEFAULT_PORT } from '#runtime/contract.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';

export interface PortChoice {
  /** Undefined as long as nothing is to be chosen. */
  readonly chosen: () => number | undefined;
  readonly choose: (port: number) => void;
  /** Looks at where the program listens now. */
  readonly offer: (ports: readonly number[]) => void;
}

export function portChoice(cell: HTMLElement): PortChoice {
  const select = element('select', { class: 'port', 'aria-label': say('live.port'), autocomplete: 'off' });
  select.hidden = true;

  function offer(ports: readonly number[]): void {
    const isUsual = ports.every((port) => port === DEFAULT_PORT);
    if (isUsual && select.hidden) return;
    const { value } = select;
    const all = [...new Set([DEFAULT_PORT, ...ports, ...(value === '' ? [] : [Number(value)])])].sort((a, b) => a - b);
    select.replaceChildren(...all.map((port) => element('option', { value: String(port) }, `:${port}`)));
    select.value = value === '' ? String(DEFAULT_PORT) : value;
    if (!select.isConnected) partOf(cell, '[name="path"]', HTMLElement).before(select);
    select.hidden = false;
  }

  return {
    chosen: () => (select.hidden ? undefined : Number(select.value)),
    choose(port) {
      offer([port]);
      select.value = String(port);
    },
    offer,
  };
}
