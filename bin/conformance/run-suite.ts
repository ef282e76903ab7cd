import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LogLine, Runtime } from '#runtime/contract.ts';
import { say } from '../language.ts';
import type { Suite } from './suite.ts';

/** Runs a suite in a runtime, and hears of each test. */

const about = { title: z.string(), file: z.string().optional(), ms: z.number().optional() };
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('passed'), ...about }),
  z.object({ type: z.literal('pending'), ...about }),
  z.object({
    type: z.literal('failed'),
    ...about,
    message: z.string().optional(),
    stack: z.string().optional(),
    expected: z.string().optional(),
    actual: z.string().optional(),
  }),
  z.object({ type: z.literal('end') }),
]);
export type TestOutcome = Exclude<z.infer<typeof event>, { type: 'end' }>;

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  /** Whether mocha came to its end. */
  readonly isWhole: boolean;
  readonly tookMs: number;
  /** What the program printed last, beside the tests, and how it ended. */
  readonly lastWords: readonly string[];
}

const MARK = '\u0001test\u0001';
const MAIN = 'conformance-main.mts';
/** Loading a package's tests and all they stand on is one long turn. */
const PATIENCE = { unresponsiveAfterMs: 120_000, outputLimitBytes: 500_000_000 };

export async function runSuite(
  runtime: Runtime,
  suite: Suite,
  onTest: (outcome: TestOutcome) => void,
): Promise<SuiteResult> {
  const { disk, ...rest } = suite;
  const counts = { passed: 0, failed: 0, pending: 0 };
  const others: string[] = [];
  const end = { isReached: false };
  const hear = ({ text }: LogLine): void => {
    const at = text.indexOf(MARK);
    const printed = at === -1 ? text : text.slice(0, at);
    if (printed !== '') others.push(printed);
    if (at === -1) return;
    const told = event.parse(JSON.parse(text.slice(at + MARK.length)));
    if (told.type === 'end') {
      end.isReached = true;
      return;
    }
    counts[told.type] += 1;
    onTest(told);
  };
  const startedAt = performance.now();
  const program = readFileSync(new URL('./mocha-in-page.ts', import.meta.url), 'utf8');
  const running = runtime.start(
    { [MAIN]: program },
    {
      ...PATIENCE,
      disk,
      entry: MAIN,
      args: [JSON.stringify({ ...rest, mark: MARK })],
      env: { HOME: '/root', PATH: '/usr/local/bin:/usr/bin:/bin' },
      onLog: hear,
    },
  );
  const { code, signal, reason } = await running.exit;
  const lastWord = say('conformance.ended', { code: String(code), signal: String(signal), reason });
  return {
    ...counts,
    isWhole: end.isReached,
    tookMs: performance.now() - startedAt,
    lastWords: end.isReached ? [] : [...others.slice(-40), lastWord],
  };
}
