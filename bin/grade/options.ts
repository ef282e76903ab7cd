/** What `grade` is told on its command line. */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../language.ts';
import { demandLinux } from './machine/engine.ts';
import { CommandProblem, countFrom, parsedOr } from '../problem.ts';
import type { Shard } from './journal.ts';
import { attemptRules, type AttemptRule } from './results/attempts.ts';

export interface Options {
  readonly folder: string;
  readonly out: string;
  readonly assignment: string | undefined;
  readonly checks: string | undefined;
  readonly only: readonly string[];
  readonly roster: string | undefined;
  readonly rosterKey: string | undefined;
  readonly late: string | undefined;
  readonly attempts: AttemptRule;
  readonly manual: string | undefined;
  readonly fill: readonly string[];
  readonly fillColumn: string | undefined;
  readonly classroom50: string | undefined;
  readonly isSimilarity: boolean;
  readonly isAnonymous: boolean;
  readonly isRegrade: boolean;
  readonly jobs: number;
  readonly shard: Shard;
  readonly secret: string | undefined;
  readonly queue: string | undefined;
  readonly isTrusted: boolean;
}

export interface WorkerOptions {
  readonly worker: string;
  readonly checks: string | undefined;
  readonly jobs: number;
  readonly isTrusted: boolean;
}

function shardFrom(text: string): Shard {
  const [, index = '', count = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === '' || shard.index < 1 || shard.index > shard.count)
    throw new CommandProblem(say('grade.shard', { text }));
  return shard;
}

function attemptsFrom(text: string): AttemptRule {
  const rule = attemptRules.find((each) => each === text);
  if (rule === undefined) throw new CommandProblem(say('grade.attempts', { text, rules: attemptRules.join(', ') }));
  return rule;
}

/** It becomes part of a name and of an address. */
function shortNameFrom(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(text)) return text;
  throw new CommandProblem(say('grade.classroom50', { text }));
}

function redisFrom(option: string, text: string | undefined): string | undefined {
  if (text === undefined || /^rediss?:\/\/\S+$/.test(text)) return text;
  throw new CommandProblem(say('grade.redis', { option, text }));
}

function valuesFrom(args: readonly string[]) {
  return parsedOr(say('grade.usage'), () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        out: { type: 'string' },
        assignment: { type: 'string' },
        checks: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
        roster: { type: 'string' },
        'roster-key': { type: 'string' },
        late: { type: 'string' },
        attempts: { type: 'string', default: 'best' },
        manual: { type: 'string' },
        fill: { type: 'string', multiple: true, default: [] },
        'fill-column': { type: 'string' },
        classroom50: { type: 'string' },
        similarity: { type: 'boolean', default: false },
        anonymous: { type: 'boolean', default: false },
        regrade: { type: 'boolean', default: false },
        jobs: { type: 'string', default: String(availableParallelism()) },
        shard: { type: 'string', default: '1/1' },
        secret: { type: 'string' },
        queue: { type: 'string' },
        worker: { type: 'string' },
        trusted: { type: 'boolean', default: false },
      },
    }),
  );
}

/**
 * @returns undefined where only help was asked for
 * @throws CommandProblem
 */
export function optionsFrom(args: readonly string[]): Options | WorkerOptions | undefined {
  const { values, positionals } = valuesFrom(args);
  if (values.help) return undefined;
  demandLinux();
  const checks = values.checks === undefined ? undefined : resolve(values.checks);
  const common = { checks, jobs: countFrom('jobs', values.jobs), isTrusted: values.trusted };
  const worker = redisFrom('worker', values.worker);
  if (worker !== undefined) {
    if (positionals.length > 0 || values.out !== undefined) throw new CommandProblem(say('grade.worker-alone'));
    return { ...common, worker };
  }
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || values.out === undefined)
    throw new CommandProblem(say('grade.usage'));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandProblem(say('grade.no-folder', { folder }));
  if (values['fill-column'] !== undefined && values.fill.length === 0)
    throw new CommandProblem(say('grade.fill-column-alone'));
  return {
    ...common,
    folder: resolve(folder),
    out: resolve(values.out),
    assignment: values.assignment,
    only: values.only,
    roster: values.roster,
    rosterKey: values['roster-key'],
    late: values.late,
    attempts: attemptsFrom(values.attempts),
    manual: values.manual,
    fill: values.fill,
    fillColumn: values['fill-column'],
    classroom50: shortNameFrom(values.classroom50),
    isSimilarity: values.similarity,
    isAnonymous: values.anonymous,
    isRegrade: values.regrade,
    shard: shardFrom(values.shard),
    secret: values.secret,
    queue: redisFrom('queue', values.queue),
  };
}
