/** What of the course is kept on this device: how much, all of it when asked, and given back. */
import { keepAll } from '../offline/keep-all.ts';
import { cacheNameOf, filesFor, isUnchanging, LIST, listFrom, WHOLE, WORKER, type KeptList } from '../offline/kept.ts';
import { addressOf } from '../routes.ts';
import { say } from './ground/page-words.ts';
import { element, partOf, tell } from './ground/part.ts';

const locale = document.documentElement.lang;
const scope = new URL(addressOf(), location.href).href;
const inMB = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const mB = (bytes: number): string => inMB.format(bytes / 1e6);
const bytesOf = (files: KeptList['files']): number => files.reduce((sum, [, bytes]) => sum + bytes, 0);

interface Looked {
  readonly cache: Cache;
  readonly all: KeptList['files'];
  readonly missing: KeptList['files'];
}

async function look(): Promise<Looked> {
  // First: a browser that keeps nothing says so here, and it is no matter of the network.
  const cache = await caches.open(cacheNameOf(scope));
  const response = await fetch(scope + LIST);
  const all = filesFor(listFrom(await response.json()), locale);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return { cache, all, missing: all.filter(([path]) => !kept.has(scope + path)) };
}

/** WebKit on Linux does not say. */
const says = 'storage' in navigator;

async function hasSpaceFor(bytes: number): Promise<boolean> {
  if (!says) return true;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > bytes;
}

/** Without it what is kept would never be asked for. */
async function demandWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) throw new NoWorker(say('offline.notSecure'));
  await navigator.serviceWorker.register(addressOf() + WORKER).catch((error: unknown) => {
    throw new NoWorker(error instanceof Error ? error.message : String(error));
  });
}

class NoWorker extends Error {}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}

export class KeptCourse extends HTMLElement {
  #keeping: AbortController | undefined;

  connectedCallback(): void {
    this.#button('keep').addEventListener('click', () => void this.#keep());
    this.#button('stop').addEventListener('click', () => this.#keeping?.abort());
    this.#button('give-back').addEventListener('click', () => void this.#giveBack());
    void this.#tellKept();
  }

  #button(action: string): HTMLButtonElement {
    return partOf(this, `[data-action="${action}"]`, HTMLButtonElement);
  }

  /** @param done what has just happened */
  async #tellKept(done = ''): Promise<void> {
    try {
      const { all, missing } = await look();
      const facts = { mB: mB(bytesOf(all) - bytesOf(missing)), of: mB(bytesOf(all)) };
      this.dataset['kept'] = missing.length === 0 ? 'all' : missing.length === all.length ? 'nothing' : 'some';
      tell(this, done, say(missing.length === 0 ? 'offline.all' : 'offline.now', facts));
      this.#button('keep').textContent = say('offline.keep', { mB: mB(bytesOf(missing)) });
    } catch (error) {
      this.#button('keep').textContent = say('offline.keepAgain');
      // Without network nobody knows how much there is; what was done was done.
      if (done === '') this.#tellTrouble(error);
      else tell(this, done);
    }
  }

  #tellTrouble(error: unknown): void {
    tell(this, element('span', { class: 'trouble' }, this.#sentenceFrom(error)));
  }

  #sentenceFrom(error: unknown): string {
    if (isNamed(error, 'QuotaExceededError')) return say('offline.full');
    if (error instanceof NoWorker) return say('offline.noWorker', { reason: error.message });
    // No network, an answer of somebody else, or a file that is there no longer.
    if (error instanceof TypeError || error instanceof SyntaxError) return say('offline.notFetched');
    return say('offline.refused', { reason: error instanceof Error ? error.message : String(error) });
  }

  async #keep(): Promise<void> {
    const keeping = new AbortController();
    this.#keeping = keeping;
    this.dataset['state'] = 'keeping';
    try {
      await demandWorker();
      const { cache, all, missing } = await look();
      if (!(await hasSpaceFor(bytesOf(missing)))) throw new DOMException('', 'QuotaExceededError');
      // So that a browser in need of space asks before it takes this away; it may refuse, or ask the reader now.
      if (says) void navigator.storage.persist();
      await this.#fetchAll(cache, all, missing, keeping.signal);
      await cache.put(scope + WHOLE + locale, new Response());
      await this.#tellKept();
    } catch (error) {
      if (isNamed(error, 'AbortError')) await this.#tellKept(say('offline.stopped'));
      else this.#tellTrouble(error);
    } finally {
      delete this.dataset['state'];
    }
  }

  async #fetchAll(cache: Cache, all: Looked['all'], missing: Looked['missing'], signal: AbortSignal): Promise<void> {
    const progress = partOf(this, 'progress', HTMLProgressElement);
    const of = bytesOf(all);
    let kept = of - bytesOf(missing);
    const show = (): void => {
      progress.max = of;
      progress.value = kept;
      partOf(this, '[data-part="amount"]', HTMLElement).textContent = say('offline.keeping', {
        mB: mB(kept),
        of: mB(of),
      });
    };
    show();
    await keepAll(scope, cache, missing, {
      signal,
      fetchFile: (path) =>
        fetch(`${scope}${path}?keep`, isUnchanging(path) ? { signal } : { signal, cache: 'no-cache' }),
      onKept: (bytes) => {
        kept += bytes;
        show();
      },
    });
  }

  async #giveBack(): Promise<void> {
    try {
      await caches.delete(cacheNameOf(scope));
      await this.#tellKept(say('offline.givenBack'));
    } catch (error) {
      this.#tellTrouble(error);
    }
  }
}
