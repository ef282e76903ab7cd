/** Grades a folder while it is killed again and again, and tells what the results are. */
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

export interface GradeCall {
  readonly submissions: string;
  readonly out: string;
  readonly options: readonly string[];
}

export interface GradeOptions {
  /** It runs to its end unless told. */
  readonly killAfterMs?: number;
  readonly onStarted?: (child: ChildProcess) => void;
}

export function grade(
  { submissions, out, options }: GradeCall,
  { killAfterMs, onStarted }: GradeOptions = {},
): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'bin/grade.ts'), submissions, '--out', out, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', onStarted === undefined ? 'ignore' : 'pipe'],
  });
  onStarted?.(child);
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/** How often it was killed before it could end. */
export async function gradeUnderKills(call: GradeCall, kills: number, withinMs: number): Promise<number> {
  let killed = 0;
  for (let i = 0; i < kills; i += 1) {
    if ((await grade(call, { killAfterMs: 1_000 + Math.random() * withinMs })) !== null) break;
    killed += 1;
    // A write that was cut short by the kill.
    const journal = join(call.out, 'journal.jsonl');
    if (existsSync(journal) && i % 2 === 0) appendFileSync(journal, '0123456789abcdef {"key":"to');
  }
  if ((await grade(call)) !== 0) throw new Error('The last run did not end well.');
  return killed;
}

/** The files made for teachers and learners, by path. The journal is none: its lines stand in the order of the work. */
export function resultFiles(out: string): Readonly<Record<string, string>> {
  const paths = readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: false })
    .filter((path) => /\.(json|csv|xml|html)$/.test(path))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(out, path), 'utf8')]));
}

export function journalKeys(out: string): readonly string[] {
  return readdirSync(out)
    .filter((name) => /^journal.*\.jsonl$/.test(name))
    .flatMap((name) => readFileSync(join(out, name), 'utf8').split('\n'))
    .flatMap((line) => /^[0-9a-f]{16} \{"key":"([0-9a-f]{64})","[^\n]*\}$/.exec(line)?.[1] ?? []);
}
