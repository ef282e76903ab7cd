/** Whether the reader wants types: as they last chose, else where the link is quick and the device has room. */
import { recall, remember } from '../../drafts.ts';

const KEY = 'notebook:types:1';

/** Most browsers do not say. */
function isSlow(): boolean {
  const link: unknown = Reflect.get(navigator, 'connection');
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  if (typeof memory === 'number' && memory < 2) return true;
  if (typeof link !== 'object' || link === null) return false;
  const type: unknown = Reflect.get(link, 'effectiveType');
  return Reflect.get(link, 'saveData') === true || (typeof type === 'string' && type !== '4g');
}

let chosen: boolean | undefined;
const listeners = new Set<(wanted: boolean) => void>();

export function wantsTypes(): boolean {
  return (chosen ??= { on: true, off: false }[recall(KEY) ?? ''] ?? !isSlow());
}

/** Where the browser keeps nothing, it lasts as long as the page. */
export function chooseTypes(wanted: boolean): void {
  remember(KEY, wanted ? 'on' : 'off');
  haveTypes(wanted);
}

/** For this page only, as where they could not be fetched. */
export function haveTypes(wanted: boolean): void {
  chosen = wanted;
  for (const hear of listeners) hear(wanted);
}

/** Called back at each change, whichever editor of the page brings it about. */
export function onTypesChosen(hear: (wanted: boolean) => void): void {
  listeners.add(hear);
}
