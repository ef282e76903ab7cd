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
    ): Promise<{ statusCode: number }>;
  };
  execute(code: string, path: string): void;
  on(event: 'server-ready', listener: (port: number) => void): void;
}

interface OtherBench {
  /** From Run to the first response, the packages' files being fetched the first time. */
  start: (code: string, path: string) => Promise<{ ms: number; status: number }>;
  oneByOne: (path: string, count: number) => Promise<number>;
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

window.otherBench = {
  async start(code, path) {
    const startedAt = performance.now();
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
