/** A copy of the project with other versions, and what its examples do. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { toldSchema, type Told } from '#checker/upgrade.ts';
import { language, say } from '../language.ts';
import { CommandProblem } from '../problem.ts';

export interface Version {
  readonly name: string;
  readonly version: string;
}

const versioned = z.object({ version: z.string() });

/** The one that is installed. */
export function versionIn(root: string, name: string): string {
  const manifest = join(root, 'node_modules', name, 'package.json');
  return versioned.parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
}

/** What Git knows or would be told: nothing that a command makes. */
function filesOf(root: string): readonly string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (listed.status !== 0) throw new CommandProblem(say('upgrade.no-git'));
  return listed.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/** @throws CommandProblem where npm cannot install these versions together, in its own words */
export function copyWith(root: string, scratch: string, versions: readonly Version[]): string {
  const copy = join(scratch, 'project');
  for (const path of filesOf(root)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  const names = versions.map(({ name, version }) => `${name}@${version}`);
  const flags = ['--save-exact', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, ...names], {
    cwd: copy,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new CommandProblem(say('upgrade.not-installed', { names: names.join(', '), message: stderr.trim() }));
  return copy;
}

/** Runs all examples of a copy with the Node that it has installed. */
export async function toldBy(project: string, file: string): Promise<Told> {
  const node = join(project, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const child = spawn(node, [join(project, 'bin', 'upgrade', 'tell.ts'), file, '--lang', language().locale], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let printed = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', resolve);
  if ((await promise) !== 0) throw new CommandProblem(say('upgrade.cannot-run', { message: printed.trim() }));
  return toldSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
