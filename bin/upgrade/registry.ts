/** Which version of a package was asked for, in the words of the registry. */
import { spawnSync } from 'node:child_process';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';

export interface Asked {
  readonly name: string;
  /** As typed: `latest`, `^5`, `5.1.0`. */
  readonly range: string;
}

/** What a version, a range or a tag is written with; nothing that a shell would read. */
const writable = /^[\w.^~<>=*+-]+$/;

/** @throws CommandProblem where the project does not use such a package, or no version is written so */
export function askedFrom(typed: string, used: readonly string[]): Asked {
  const { name = '', range = 'latest' } = /^(?<name>@?[^@]+)(?:@(?<range>.+))?$/.exec(typed)?.groups ?? {};
  if (!writable.test(range)) throw new CommandProblem(say('upgrade.no-version', { range }));
  if (used.includes(name)) return { name, range };
  throw new CommandProblem(say('upgrade.no-package', { name: name || typed, packages: used.join(', ') }));
}

const code = /\bcode (E[A-Z0-9]+)\b/;
const offline = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH'];

/** @param printed what npm said on standard error; the problem says it again where it is none that we know */
export function problemFromNpm({ name, range }: Asked, printed: string): CommandProblem {
  const [, reason = ''] = code.exec(printed) ?? [];
  if (reason === 'ETARGET' || reason === 'ENOVERSIONS' || reason === 'EINVALIDTAGNAME' || reason === '')
    return new CommandProblem(say('upgrade.no-such-version', { range, name }));
  if (reason === 'E404' || reason === 'ENOENT')
    return new CommandProblem(say('upgrade.not-in-registry', { name, range }));
  if (offline.includes(reason)) return new CommandProblem(say('upgrade.no-registry', { reason, name, range }));
  return new CommandProblem(say('upgrade.not-found', { name, range, message: printed.trim() }));
}

/** The newest version that fits. */
export function versionOf(asked: Asked, folder: string): string {
  const { name, range } = asked;
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['view', `${name}@${range}`, 'version', '--json', '--fetch-retries=1'],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw problemFromNpm(asked, stderr);
  const answer: unknown = stdout.trim() === '' ? undefined : JSON.parse(stdout);
  const version: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
  if (typeof version === 'string') return version;
  throw problemFromNpm(asked, '');
}
