/** What a service worker has and a page has not, as far as ours asks for it. */

interface Lasting extends Event {
  readonly waitUntil: (done: Promise<unknown>) => void;
}

interface Heard extends MessageEvent<unknown> {
  readonly waitUntil: (done: Promise<unknown>) => void;
}

/** An open page, or the frame in one. */
export interface OpenPage {
  readonly url: string;
  readonly postMessage: (message: string) => void;
}

interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly matchAll: (options: { readonly includeUncontrolled: true }) => Promise<readonly OpenPage[]>;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: ((type: 'install' | 'activate', act: (event: Lasting) => void) => void) &
    ((type: 'message', act: (event: Heard) => void) => void);
}

declare const self: ServiceWorkerScope;

export const worker = self;
/** The top of the site, with its last slash. */
export const { scope } = worker.registration;

/** Below the top of the site; undefined where it is no address of ours. */
export function pathOf(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  const plain = origin + pathname;
  return plain.startsWith(scope) ? plain.slice(scope.length) : undefined;
}
