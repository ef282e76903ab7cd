import { ExampleProblem, type Disk, type ExampleFiles, type HeaderList } from '../../contract.ts';
import type { FetchedPackage, RuntimeManifest } from '../manifest.ts';
import type { FromWorker, PackageCode, ToWorker } from '../protocol.ts';
import { textWithProgress, type OnProgress } from './fetched-text.ts';
import { openFrame, type FrameHost } from './frame-host.ts';
import { createGate } from './gate.ts';
import { whyNotFetched } from './trouble.ts';
import { isInOtherEncoding, needsEncodings } from './needs-encodings.ts';
import { needsExtras } from './needs-extras.ts';
import { needsLibrary } from './needs-library.ts';
import { needsOpenssl } from './needs-openssl.ts';
import { needsTiming } from './needs-timing.ts';
import { isPackedByThem, needsUnpackers } from './needs-unpackers.ts';

/** Booted workers: one spare is kept ready, so that Run need not wait for one. */

export interface WorkerLink {
  readonly post: (message: ToWorker, transfer?: Transferable[]) => void;
  readonly end: () => void;
  /** Resolves when it has done all that can be done before a program comes. */
  readonly warm: Promise<void>;
  /** Set by whoever uses the worker; messages that nobody of ours would send never arrive. */
  onMessage: (message: FromWorker) => void;
  onFailed: (reason: string) => void;
  /** It says more than the page can hear. */
  onFlooded: () => void;
}

export interface WorkerNeeds {
  /** Only a worker that has run nothing yet: what debug output is wanted is asked once, by the first who could print it. */
  readonly isUntouched: boolean;
}

export interface Workers {
  /** Resolves when all is here that every program needs. Rejects with an ExampleProblem. */
  readonly load: (onProgress?: OnProgress) => Promise<void>;
  /** Resolves when a spare worker is ready, and warm. */
  readonly prepare: () => Promise<void>;
  /** A booted worker: the spare where there is one that serves. */
  readonly take: (needs?: WorkerNeeds) => Promise<WorkerLink>;
  /** The packages that these files name, beside those that every worker has. */
  readonly packagesFor: (files: ExampleFiles) => Promise<readonly PackageCode[]>;
  /** A program stopped answering: if that is because the frame is gone, another takes its place. */
  readonly doubtFrame: () => void;
  /** The scripts of those parts of the runtime that only some programs need, where these do. */
  readonly partsFor: (files: ExampleFiles, disk: Disk) => Promise<readonly string[]>;
  /** The scripts of parts without which a program could not read the body of a request with these headers. */
  readonly partsForRequest: (headers: HeaderList) => Promise<readonly string[]>;
  /** Boots the next spare, when the page has nothing better to do. */
  readonly replenish: () => void;
  readonly close: () => void;
}

const BOOT_DEADLINE_MS = 30_000;
const FRAME_ANSWERS_WITHIN_MS = 1_500;
/** A program that has just started is about to answer its first request, and has the processor to itself. */
const REPLENISH_AFTER_MS = 250;

async function fetchFile(address: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw await whyNotFetched(address);
  }
  // A filter may answer with a page of its own.
  const isPage = /^text\/html\b/.test(response.headers.get('content-type') ?? '');
  if (!response.ok || isPage) throw await whyNotFetched(address, response);
  return response;
}

async function fetchText(address: string): Promise<string> {
  return textWithProgress(await fetchFile(address), 0, () => undefined);
}

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetchFile(address)).arrayBuffer());
}

export function createWorkers(base: string, given: RuntimeManifest | undefined): Workers {
  let host: Promise<FrameHost> | undefined;
  let spare: Promise<WorkerLink> | undefined;
  let closed = false;
  let booting = 0;
  /** Whoever waits for the spare waits no longer when a program has it. */
  let isTaken = Promise.withResolvers<undefined>();
  const hearProgress = new Set<OnProgress>();
  const tellProgress: OnProgress = (progress) => {
    for (const hear of hearProgress) hear(progress);
  };
  /** Settles when it is known whether the frame is still there. */
  let doubt: Promise<void> | undefined;

  let manifest = given === undefined ? undefined : Promise.resolve(given);
  function readManifest(): Promise<RuntimeManifest> {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by our own build
    manifest ??= fetchText(`${base}manifest.json`).then((text) => JSON.parse(text) as RuntimeManifest);
    manifest.catch(() => {
      // So that the next Run tries again.
      manifest = undefined;
    });
    return manifest;
  }

  async function openHost(): Promise<FrameHost> {
    const { worker, frame, sizes } = await readManifest();
    const script = fetchFile(base + worker)
      .then((response) => textWithProgress(response, sizes[worker] ?? 0, tellProgress))
      .finally(() => performance.mark('runtime:fetched'));
    return openFrame(base + frame, script);
  }

  async function hostOpened(): Promise<FrameHost> {
    const opened = (host ??= openHost());
    try {
      return await opened;
    } catch (error) {
      // So that the next Run tries again.
      if (host === opened) host = undefined;
      throw error;
    }
  }

  async function boot(): Promise<WorkerLink> {
    const frame = await hostOpened();
    const opened = host;
    performance.mark('runtime:boot');
    return new Promise((resolve, reject) => {
      const failWith = (problem: Error): void => {
        clearTimeout(deadline);
        end();
        reject(problem);
      };
      const fail = (reason: string): void =>
        failWith(
          new ExampleProblem('unsupported', `This browser cannot run programs here: ${reason}`, {
            why: 'other',
            reason,
          }),
        );
      void frame.broken.then((problem) => {
        // So that the next Run tries again.
        if (host === opened) host = undefined;
        frame.remove();
        failWith(problem);
      });
      const { post, end } = frame.spawn({
        message: (read) => gate.hear(read),
        failed: (reason) => link.onFailed(reason),
      });
      const deadline = setTimeout(() => fail('the worker did not start.'), BOOT_DEADLINE_MS);
      const warm = Promise.withResolvers<undefined>();
      const link: WorkerLink = {
        warm: warm.promise,
        post: (message, transfer = []) => post(message, transfer),
        end,
        onMessage: (message) => {
          if (message.type === 'warm') {
            warm.resolve(undefined);
            frame.readAhead();
          }
          if (message.type !== 'booted') return;
          clearTimeout(deadline);
          performance.mark('runtime:booted');
          resolve(link);
        },
        onFailed: fail,
        onFlooded: () => fail('the worker says too much.'),
      };
      const gate = createGate({
        message: (message) => link.onMessage(message),
        credit: (weight) => post({ type: 'credit', weight }, []),
        flooded: () => link.onFlooded(),
      });
    });
  }

  /** For a program that waits already: until it has its worker, no spare takes its time. */
  async function bootNow(): Promise<WorkerLink> {
    booting += 1;
    try {
      return await boot();
    } finally {
      booting -= 1;
    }
  }

  function replenish(): void {
    if (spare !== undefined || closed || booting > 0) return;
    const next = boot().then((link) => {
      link.post({ type: 'warm-up' });
      return link;
    });
    spare = next;
    next.catch(() => {
      if (spare === next) spare = undefined;
    });
  }

  async function replaceDeadFrame(doubted: Promise<FrameHost>): Promise<void> {
    const frame = await doubted;
    if (await frame.isAlive(FRAME_ANSWERS_WITHIN_MS)) return;
    frame.remove();
    if (host !== doubted) return;
    host = undefined;
    spare = undefined;
    replenish();
  }

  const QUOTES = ["'", '"', '`'];
  /** A string in the source that is the package's name means an import, or costs one fetch. */
  async function packagesNamed(files: ExampleFiles): Promise<readonly FetchedPackage[]> {
    const sources = Object.values(files);
    const isNamed = (name: string): boolean =>
      sources.some((source) => QUOTES.some((quote) => source.includes(quote + name + quote)));
    const { fetchedPackages } = await readManifest();
    return Object.entries(fetchedPackages).flatMap(([name, fetched]) => (isNamed(name) ? [fetched] : []));
  }

  async function packagesFor(files: ExampleFiles): Promise<readonly PackageCode[]> {
    const named = await packagesNamed(files);
    return Promise.all(
      named.map(async ({ script, data }: FetchedPackage) => ({
        script: await fetchText(base + script),
        data: data === undefined ? undefined : await fetchBytes(base + data),
      })),
    );
  }

  async function partsFor(files: ExampleFiles, disk: Disk): Promise<readonly string[]> {
    const { extras, library, unpackers, encodings, openssl, timing } = await readManifest();
    const unpacks = needsUnpackers(files, disk);
    const encrypts = needsOpenssl(files, disk);
    const measures = needsTiming(files, disk);
    const needsAll = (await packagesNamed(files)).some((each) => each.needsAll === true);
    const isWhole = unpacks || needsAll || needsExtras(files, disk);
    const names = isWhole ? [library, extras] : encrypts || measures || needsLibrary(files) ? [library] : [];
    if (unpacks) names.push(unpackers);
    if (encrypts) names.push(openssl);
    if (measures) names.push(timing);
    if (needsEncodings(files)) names.push(encodings);
    return Promise.all(names.map((name) => fetchText(base + name)));
  }

  async function partsForRequest(headers: HeaderList): Promise<readonly string[]> {
    const { extras, library, unpackers, encodings } = await readManifest();
    const names = isPackedByThem(headers) ? [library, extras, unpackers] : [];
    if (isInOtherEncoding(headers)) names.push(encodings);
    return Promise.all(names.map((name) => fetchText(base + name)));
  }

  return {
    async load(onProgress) {
      if (onProgress !== undefined) hearProgress.add(onProgress);
      try {
        await hostOpened();
      } finally {
        if (onProgress !== undefined) hearProgress.delete(onProgress);
      }
    },
    packagesFor,
    doubtFrame() {
      if (host === undefined || closed) return;
      doubt ??= replaceDeadFrame(host).finally(() => {
        doubt = undefined;
      });
    },
    partsFor,
    partsForRequest,
    async prepare() {
      replenish();
      await Promise.race([spare?.then(({ warm }) => warm), isTaken.promise]);
    },
    async take({ isUntouched }: WorkerNeeds = { isUntouched: false }) {
      await doubt;
      if (isUntouched) return bootNow();
      const taken = spare ?? bootNow();
      spare = undefined;
      isTaken.resolve(undefined);
      isTaken = Promise.withResolvers();
      return taken;
    },
    replenish() {
      if (closed) return;
      setTimeout(() => {
        // Safari has no requestIdleCallback.
        if (typeof requestIdleCallback === 'function') requestIdleCallback(replenish, { timeout: 2000 });
        else replenish();
      }, REPLENISH_AFTER_MS);
    },
    close() {
      closed = true;
      spare?.then((link) => link.end()).catch(() => undefined);
      host?.then((frame) => frame.remove()).catch(() => undefined);
      spare = undefined;
      host = undefined;
    },
  };
}
