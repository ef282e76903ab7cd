import { ExampleProblem, type Disk, type ExampleFiles } from '../../contract.ts';
import type { RuntimeManifest } from '../manifest.ts';
import { isFromWorker, type FromWorker, type PackageCode, type ToWorker } from '../protocol.ts';
import { openFrame, type FrameHost } from './frame-host.ts';
import { needsExtras } from './needs-extras.ts';

/** Booted workers: one spare is kept ready, so that Run need not wait for one. */

export interface WorkerLink {
  readonly post: (message: ToWorker, transfer?: Transferable[]) => void;
  readonly end: () => void;
  /** Set by whoever uses the worker; messages that nobody of ours would send never arrive. */
  onMessage: (message: FromWorker) => void;
  onFailed: (reason: string) => void;
}

export interface Workers {
  /** Resolves when a spare worker is ready. */
  readonly prepare: () => Promise<void>;
  /** A booted worker: the spare where there is one. */
  readonly take: () => Promise<WorkerLink>;
  /** The packages that these files name, beside those that every worker has. */
  readonly packagesFor: (files: ExampleFiles) => Promise<readonly PackageCode[]>;
  /** A program stopped answering: if that is because the frame is gone, another takes its place. */
  readonly doubtFrame: () => void;
  /** The script of what only some programs need, where these do. */
  readonly extrasFor: (files: ExampleFiles, disk: Disk) => Promise<string | undefined>;
  /** Boots the next spare when the page has nothing better to do. */
  readonly replenish: () => void;
  readonly close: () => void;
}

const BOOT_DEADLINE_MS = 30_000;
const FRAME_ANSWERS_WITHIN_MS = 1_500;

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address).catch((error: unknown) => {
    throw new ExampleProblem(
      'unsupported',
      'The runtime could not be loaded: is the connection to this site gone? Reload the page.',
      { reason: String(error) },
    );
  });
  if (!response.ok) {
    throw new ExampleProblem(
      'unsupported',
      `The runtime could not be loaded (${String(response.status)} for ${address}). Reload the page.`,
      { status: response.status },
    );
  }
  return response;
}

async function fetchText(address: string): Promise<string> {
  return (await fetchFile(address)).text();
}

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetchFile(address)).arrayBuffer());
}

export function createWorkers(base: string, given: RuntimeManifest | undefined): Workers {
  let host: Promise<FrameHost> | undefined;
  let spare: Promise<WorkerLink> | undefined;
  let closed = false;
  /** Settles when it is known whether the frame is still there. */
  let doubt: Promise<void> | undefined;

  async function readManifest(): Promise<RuntimeManifest> {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by our own build
    return given ?? (JSON.parse(await fetchText(`${base}manifest.json`)) as RuntimeManifest);
  }

  async function openHost(): Promise<FrameHost> {
    const manifest = await readManifest();
    const script = await fetchText(base + manifest.worker);
    performance.mark('runtime:fetched');
    return openFrame(base + manifest.frame, script);
  }

  async function boot(): Promise<WorkerLink> {
    host ??= openHost();
    let frame: FrameHost;
    try {
      frame = await host;
    } catch (error) {
      // So that the next Run tries again.
      host = undefined;
      throw error;
    }
    performance.mark('runtime:boot');
    return new Promise((resolve, reject) => {
      const fail = (reason: string): void => {
        clearTimeout(deadline);
        end();
        reject(new ExampleProblem('unsupported', `This browser cannot run programs here: ${reason}`, { reason }));
      };
      const { port, end } = frame.spawn((reason) => link.onFailed(reason));
      const deadline = setTimeout(() => fail('the worker did not start.'), BOOT_DEADLINE_MS);
      const link: WorkerLink = {
        post: (message, transfer = []) => port.postMessage(message, transfer),
        end,
        onMessage: (message) => {
          if (message.type !== 'booted') return;
          clearTimeout(deadline);
          performance.mark('runtime:booted');
          resolve(link);
        },
        onFailed: fail,
      };
      port.onmessage = (event: MessageEvent<unknown>) => {
        // What makes no sense counts as a sign of life, so that there cannot be too much of it.
        const data: FromWorker = isFromWorker(event.data) ? event.data : { type: 'alive' };
        for (const message of data.type === 'several' ? data.messages : [data]) link.onMessage(message);
      };
    });
  }

  function replenish(): void {
    if (spare !== undefined || closed) return;
    const booting = boot();
    spare = booting;
    booting.catch(() => {
      if (spare === booting) spare = undefined;
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

  /** A string in the source that is the package's name means an import, or costs one fetch. */
  async function packagesFor(files: ExampleFiles): Promise<readonly PackageCode[]> {
    const sources = Object.values(files);
    const isNamed = (name: string): boolean =>
      sources.some((source) => source.includes(`'${name}'`) || source.includes(`"${name}"`));
    const { fetchedPackages } = await readManifest();
    const named = Object.entries(fetchedPackages).filter(([name]) => isNamed(name));
    return Promise.all(
      named.map(async ([, { script, data }]) => ({
        script: await fetchText(base + script),
        data: data === undefined ? undefined : await fetchBytes(base + data),
      })),
    );
  }

  async function extrasFor(files: ExampleFiles, disk: Disk): Promise<string | undefined> {
    const { extras } = await readManifest();
    return needsExtras(files, disk) ? fetchText(base + extras) : undefined;
  }

  return {
    packagesFor,
    doubtFrame() {
      if (host === undefined || closed) return;
      doubt ??= replaceDeadFrame(host).finally(() => {
        doubt = undefined;
      });
    },
    extrasFor,
    async prepare() {
      replenish();
      await spare;
    },
    async take() {
      await doubt;
      const taken = spare ?? boot();
      spare = undefined;
      return taken;
    },
    replenish() {
      if (closed) return;
      // Safari has no requestIdleCallback.
      if (typeof requestIdleCallback === 'function') requestIdleCallback(replenish, { timeout: 2000 });
      else setTimeout(replenish, 300);
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
