/** What stands between a program and whoever grades, or why grading does not begin. */
import { findShield, type Shield } from '#runtime/guarded.ts';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';

/** @throws CommandProblem where nothing stands between a program and whoever grades */
export function agreedShield(isTrusted: boolean): Shield {
  const shield = findShield();
  if (shield !== 'none') return shield;
  if (process.getuid?.() === 0) {
    throw new CommandProblem(say('grade.root'));
  }
  const warning = say('grade.unsandboxed');
  if (!isTrusted) throw new CommandProblem(say('grade.not-trusted', { warning }));
  console.error(warning);
  return shield;
}
