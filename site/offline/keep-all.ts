/** Brings files into the cache, a few at a time. */
import type { KeptList } from './kept.ts';

const AT_ONCE = 6;

export interface KeepOptions {
  /** How a file is asked for. */
  readonly fetchFile: (path: string) => Promise<Response>;
  readonly onKept?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Not an error of the host, nor the page of a network that wants one to log in. */
export function isWhole(response: Response): boolean {
  return response.status === 200 && response.type === 'basic' && !response.redirected;
}

/**
 * One that knows no address: it is answered to another request than it was fetched by, and a script would be a second
 * one by another address. The body is unpacked by now.
 */
async function withoutAddress(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(await response.blob(), { headers });
}

/** Rejects with the first that does not come, or is not kept: what is kept by then stays. */
export async function keepAll(
  scope: string,
  cache: Cache,
  files: KeptList['files'],
  { fetchFile, onKept, signal }: KeepOptions,
): Promise<void> {
  const left = [...files];
  let failed = false;
  const keepNext = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined && !failed; next = left.shift()) {
      signal?.throwIfAborted();
      const [path, bytes] = next;
      const response = await fetchFile(path);
      if (!isWhole(response)) throw new TypeError(`${path}: ${String(response.status)}`);
      await cache.put(scope + path, await withoutAddress(response));
      onKept?.(bytes);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    keepNext().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
}
