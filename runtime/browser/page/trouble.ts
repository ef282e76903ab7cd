import { baselineBrowsers } from '../../baseline.ts';
import { ExampleProblem } from '../../contract.ts';

/** Why no program can run here, found by trying: each sentence names a cause, and what to do about it. */

/** @param why the id of the sentence, for who says it in another language, with what it names */
function trouble(why: string, sentence: string, facts: Readonly<Record<string, string>> = {}): ExampleProblem {
  return new ExampleProblem('unsupported', sentence, { ...facts, why });
}

/** The newest that this page and its workers use without a way around it. */
const NEEDED = [
  'Promise.withResolvers',
  'AbortSignal.any',
  'String.prototype.isWellFormed',
  'Array.prototype.toReversed',
  'crypto.getRandomValues',
  'MessageChannel',
  'WebAssembly.Module',
];

function isThere(name: string): boolean {
  let found: unknown = globalThis;
  for (const part of name.split('.')) {
    if ((typeof found !== 'object' && typeof found !== 'function') || found === null) return false;
    found = Reflect.get(found, part);
  }
  return found !== undefined;
}

/** @throws ExampleProblem in a browser that is older than the baseline */
export function assertBaseline(): void {
  const missing = NEEDED.filter((name) => !isThere(name));
  if (missing.length === 0) return;
  throw trouble(
    'too-old',
    `This browser is too old to run programs: it has no ${missing.join(', no ')}. Those that do are ${baselineBrowsers} and newer ones; the text and the recorded responses are complete here, too.`,
    { missing: missing.join(', '), browsers: baselineBrowsers },
  );
}

/** Another file of the same site: it tells whether only this folder is out of reach. */
async function answersAtAll(): Promise<boolean> {
  try {
    await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

function folderOf(address: string): string {
  return new URL('.', new URL(address, location.href)).pathname;
}

/** The file could not be fetched, or not by this address. */
export async function whyNotFetched(address: string, answered?: Response): Promise<ExampleProblem> {
  if (answered?.status === 404)
    return trouble(
      'renewed',
      'This site has been renewed since you opened the page: reload it, then press Run. Drafts are kept.',
    );
  if (answered === undefined && !(await answersAtAll()))
    return trouble(
      'unreachable',
      'This site does not answer: the connection is gone. Press Run again when it is back.',
    );
  const folder = folderOf(address);
  const answer = answered === undefined ? '' : ` (answered with ${String(answered.status)})`;
  return trouble(
    'blocked',
    `Something between you and this site blocks ${folder}${answer}, where the runtime lies: an extension or a filter. Allow it, then press Run again.`,
    { folder, answer: answered === undefined ? '' : ` (${String(answered.status)})` },
  );
}

/** What the frame says when it can make no worker. */
export function noWorker({
  isPolicy,
  reason,
}: {
  readonly isPolicy: boolean;
  readonly reason: string;
}): ExampleProblem {
  return isPolicy
    ? trouble(
        'no-blob-workers',
        `The host of this site forbids workers from blob: addresses, in which programs run. Its Content-Security-Policy must allow worker-src blob: for the frame; it says: ${reason}`,
        { reason },
      )
    : trouble(
        'no-worker',
        `This browser gives a sandboxed frame no worker, in which programs run (${reason}). Use another browser.`,
        { reason },
      );
}

/** The frame was loaded, or should have been, and nothing in it speaks. */
export async function whyFrameIsSilent(
  address: string,
  violated: SecurityPolicyViolationEvent | undefined,
): Promise<ExampleProblem> {
  if (violated !== undefined) return policyForbids(violated.originalPolicy);
  let answered: Response;
  try {
    answered = await fetch(address);
  } catch {
    return whyNotFetched(address);
  }
  if (!answered.ok) return whyNotFetched(address, answered);
  const refusal = answered.headers.get('x-frame-options');
  if (refusal !== null && refusal.toUpperCase() !== 'SAMEORIGIN')
    return trouble(
      'frame-options',
      `The host of this site sends X-Frame-Options: ${refusal}, so the browser shows no frame of it, and programs run in one. It must be left out for ${folderOf(address)}.`,
      { refusal, folder: folderOf(address) },
    );
  const policy = answered.headers.get('content-security-policy');
  return policy === null
    ? trouble(
        'silent-frame',
        'The frame in which programs run does not answer: an extension or a filter changes or blocks it. Allow it, then press Run again.',
      )
    : policyForbids(policy);
}

function policyForbids(policy: string): ExampleProblem {
  return trouble(
    'no-frame',
    `The host of this site forbids the frame in which programs run, or its script. Its Content-Security-Policy must be the one that the page brings; it says: ${policy}`,
    { policy },
  );
}
