/** Keeps what is read, so that it can be read without network, and says when there is a newer edition of the site. */
import { ASK_EDITION, TAKE_OVER, WORKER } from '../offline/kept.ts';
import { addressOf } from '../routes.ts';

export function keepReading(): void {
  // An address that is not secure has none.
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker: workers } = navigator;
  if (import.meta.env.DEV) {
    // What an earlier build at this address left behind would answer in place of what is being written.
    void workers.getRegistrations().then((left) => left.forEach((each) => void each.unregister()));
    return;
  }
  const notice = document.querySelector<HTMLElement>('[data-part="edition"]');
  workers.addEventListener('message', ({ data }) => {
    if (notice) notice.hidden = data === document.documentElement.dataset['edition'];
  });
  notice?.querySelector('button')?.addEventListener('click', () => {
    const reload = (): void => location.reload();
    void workers.getRegistration().then((found) => {
      if (!found?.waiting) return reload();
      workers.addEventListener('controllerchange', reload);
      found.waiting.postMessage(TAKE_OVER);
    });
  });
  const keep = async (): Promise<void> => {
    const registration = await workers.register(addressOf() + WORKER);
    registration.waiting?.postMessage(ASK_EDITION);
    addEventListener('visibilitychange', () => void registration.update().catch(() => undefined));
    const { active } = await workers.ready;
    active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name));
  };
  // Where a browser refuses, nothing is kept, and everything else is as before.
  addEventListener('load', () => void keep().catch(() => undefined));
}
