import { deepEqual, equal } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { changesFromLog, readChanges } from './changes.ts';

test('a commit is one change, with each lesson that it touched', () => {
  const log = [
    '\u00010123456789abcdef\t2026-11-29T08:00:00+00:00\tTwo\tlessons',
    '',
    'assignments/config/layers/en.mdx',
    'lessons/validation/en.mdx',
    'runnable-examples/validation/schema/main.ts',
    '\u0001fedcba9876543210\t2026-11-28T08:00:00+00:00\tOrder',
    '',
    'lessons/toc.ts',
  ].join('\n');
  deepEqual(changesFromLog(log), [
    { id: '01234567', at: new Date('2026-11-29T08:00:00Z'), title: 'Two', lessons: ['config', 'validation'] },
  ]);
  deepEqual(changesFromLog(''), []);
});

test('the history of a repository is read, newest first, and a folder without one has none', () => {
  const root = mkdtempSync(join(tmpdir(), 'changes-'));
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    equal(spawnSync('git', [...who, ...args], { cwd: root }).status, 0);
  };
  try {
    deepEqual(readChanges(root), []);
    git('init', '--quiet');
    for (const title of ['Older', 'Newer']) {
      mkdirSync(join(root, 'lessons/config'), { recursive: true });
      writeFileSync(join(root, 'lessons/config/en.mdx'), title);
      git('add', '.');
      git('commit', '--quiet', '--message', title);
    }
    deepEqual(
      readChanges(root).map(({ title, lessons }) => [title, lessons]),
      [
        ['Newer', ['config']],
        ['Older', ['config']],
      ],
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
