/** Runs in a page beside ours: the same program in almostnode, on the page's own thread, as its README starts one. */

/** As much of it as is called here. The package is no dependency: `almostnode.ts` puts it beside this script. */
interface Container {
  readonly vfs: {
    mkdirSync(path: string, options: { recursive: boolean }): void;
    writeFileSync(path: string, text: string): void;
  };
  readonly serverBridge: {
    handleRequest(
      port: number,
      method: string,
      path: string,
      headers: Record<string, string>,
      body?: ArrayBuffer,
    ): Promise<{
      statusCode: number;
      headers: Record<string, string | readonly string[]>;
      body?: ArrayLike<number>;
    }>;
  };
  execute(code: string, path: string): void;
  on(event: 'server-ready', listener: (port: number) => void): void;
}

interface OtherBench {
  /** From Run to the first response, the packages' files being fetched the first time. */
  start: (code: string, path: string) => Promise<{ ms: number; status: number }>;
  oneByOne: (path: string, count: number) => Promise<number>;
  /** What it answers to each, or words where it does not. */
  answers: (code: string, requests: readonly OtherRequest[]) => Promise<readonly (OtherAnswer | string)[]>;
}

interface OtherRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

interface OtherAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

declare global {
  interface Window {
    almostnode: { createContainer: () => Container };
    otherBench: OtherBench;
  }
}

let container: Container | undefined;
let packages: Promise<Record<string, string>> | undefined;

async function packageFiles(): Promise<Record<string, string>> {
  const told: unknown = await (await fetch('/almostnode/packages.json')).json();
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(told ?? {})) files[name] = String(text);
  return files;
}

async function listening(code: string): Promise<Container> {
  packages ??= packageFiles();
  const files = await packages;
  const started = window.almostnode.createContainer();
  for (const [name, text] of Object.entries(files)) {
    started.vfs.mkdirSync(name.slice(0, name.lastIndexOf('/')), { recursive: true });
    started.vfs.writeFileSync(name, text);
  }
  const listens = new Promise((resolve) => started.on('server-ready', resolve));
  started.execute(code, '/main.js');
  await listens;
  return started;
}

const ANSWERS_WITHIN_MS = 5_000;

window.otherBench = {
  async answers(code, requests) {
    const { serverBridge } = await listening(code);
    const answers: (OtherAnswer | string)[] = [];
    for (const { method, path, headers = [], body } of requests) {
      const bytes = body === undefined ? undefined : new TextEncoder().encode(body).buffer;
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error('no answer')), ANSWERS_WITHIN_MS);
      });
      try {
        const asked = serverBridge.handleRequest(3000, method, path, Object.fromEntries(headers), bytes);
        const answer = await Promise.race([asked, late]);
        answers.push({
          status: answer.statusCode,
          headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          body: new TextDecoder().decode(Uint8Array.from(answer.body ?? [])),
        });
      } catch (error) {
        answers.push(error instanceof Error ? error.message : String(error));
      }
    }
    return answers;
  },
  async start(code, path) {
    const startedAt = performance.now();
    const started = await listening(code);
    const { statusCode } = await started.serverBridge.handleRequest(3000, 'GET', path, {});
    container = started;
    return { ms: performance.now() - startedAt, status: statusCode };
  },
  async oneByOne(path, count) {
    const from = performance.now();
    for (let i = 0; i < count; i++) await container?.serverBridge.handleRequest(3000, 'GET', path, {});
    return (performance.now() - from) / count;
  },
};

export {};
