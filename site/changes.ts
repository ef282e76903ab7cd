/** What has changed in lessons and assignments, newest first, as the history of the repository tells it. */
import { spawnSync } from 'node:child_process';

export interface Change {
  /** The first letters of its commit. */
  readonly id: string;
  readonly at: Date;
  readonly title: string;
  /** The lessons that it touched, in the order of the log. */
  readonly lessons: readonly string[];
}

const MOST = 40;
const ROOMS = ['lessons', 'runnable-examples', 'assignments'];
/** A commit begins with this; no path holds it. */
const MARK = '\u0001';

/** @param log of `git log --name-only`, each commit as `\u0001<hash>\t<time>\t<subject>` */
export function changesFromLog(log: string): readonly Change[] {
  return log.split(MARK).flatMap((entry) => {
    const [head = '', ...paths] = entry.split('\n').filter((line) => line !== '');
    const [hash = '', time = '', title = ''] = head.split('\t');
    const lessons = paths
      .map((path) => path.split('/'))
      .flatMap(([, lesson, file]) => (file && lesson ? [lesson] : []));
    return lessons.length === 0
      ? []
      : [{ id: hash.slice(0, 8), at: new Date(time), title, lessons: [...new Set(lessons)] }];
  });
}

/** Empty where there is no history, as in a copy that was downloaded. */
export function readChanges(root: string): readonly Change[] {
  const format = `--format=${MARK}%H%x09%cI%x09%s`;
  const args = ['log', '--no-merges', `--max-count=${String(MOST)}`, '--name-only', format, '--', ...ROOMS];
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? changesFromLog(stdout) : [];
}
