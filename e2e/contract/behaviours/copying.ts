import assert from 'node:assert/strict';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** Each act of the program, and what it prints. */
const ACTS: readonly (readonly [act: string, printed: string])[] = [
  [`cpSync('src', 'd1')`, 'ERR_FS_EISDIR Recursive option not enabled, cannot copy a directory: src/'],
  [`cpSync('none', 'd1', all)`, "ENOENT ENOENT: no such file or directory, lstat 'none'"],
  [`cpSync('src', 'src', all)`, 'ERR_FS_CP_EINVAL src and dest cannot be the same src'],
  [`cpSync('src', 'src/x', all)`, 'ERR_FS_CP_EINVAL Cannot copy src/ to a subdirectory of self src/x'],
  [`cpSync('src', 'file', all)`, 'ERR_FS_CP_DIR_TO_NON_DIR Cannot overwrite non-directory file with directory src'],
  [`cpSync('file', 'src')`, 'ERR_FS_CP_NON_DIR_TO_DIR Cannot overwrite directory src with non-directory file'],
  [`cpSync('src', 'out/new', all)`, 'done'],
  [`readdirSync('out/new', { recursive: true }).sort().join()`, 'a.txt,in,in/b.txt,in/deep,link'],
  [`readlinkSync('out/new/link').endsWith('/src/a.txt')`, 'true'],
  [`writeFileSync('out/new/a.txt', 'changed')`, 'done'],
  [`cpSync('src', 'out/new', { ...all, force: false })`, 'done'],
  [`readFileSync('out/new/a.txt', 'utf8')`, 'changed'],
  [
    `cpSync('src', 'out/new', { ...all, force: false, errorOnExist: true })`,
    'ERR_FS_CP_EEXIST [ERR_FS_CP_EEXIST]: Target already exists: cp returned EEXIST (out/new/a.txt already exists)',
  ],
  [`cpSync('src', 'out/new', all)`, 'done'],
  [`readFileSync('out/new/a.txt', 'utf8')`, 'a'],
  [`cpSync('file', 'out/new/a.txt')`, 'done'],
  [`readFileSync('out/new/a.txt', 'utf8')`, 'f'],
  [`cpSync('src', 'out/verbatim', { ...all, verbatimSymlinks: true })`, 'done'],
  [`readlinkSync('out/verbatim/link')`, 'a.txt'],
  [`cpSync('src', 'out/filtered', { ...all, filter: (from) => !from.endsWith('in') })`, 'done'],
  [`readdirSync('out/filtered').join()`, 'a.txt,link'],
  [`cpSync('file', 'p/q/r.txt')`, 'done'],
  [`existsSync('p/q/r.txt')`, 'true'],
  [`(await promises.cp('src', 'out/later', all), existsSync('out/later/in/b.txt'))`, 'true'],
  [
    `await openAsBlob('file', { type: 'text/plain' }).then((blob) => blob.text().then((text) => blob.type + text))`,
    'text/plainf',
  ],
  [`symlinkSync(process.cwd() + '/src/in/deep', 'p/out')`, 'done'],
  [`readdirSync('p/out/..').join()`, 'b.txt,deep'],
  [`(await promises.realpath('p/out/..')).endsWith('/src/in')`, 'true'],
  [`realpathSync.native('p/out/../../a.txt').endsWith('/src/a.txt')`, 'true'],
  [`readFileSync('nowhere/../file', 'utf8')`, "ENOENT ENOENT: no such file or directory, open 'nowhere/../file'"],
  [`(process.chdir('p/out'), process.cwd().endsWith('/src/in/deep'))`, 'true'],
  [`(process.chdir('../../..'), existsSync('file'))`, 'true'],
  [`await openAsBlob('none')`, 'ERR_INVALID_ARG_VALUE Unable to open file as blob'],
];

export const copying: readonly Behaviour[] = [
  {
    name: 'folders and files are copied, links lead where they lead, and what cannot be is refused in Node’s words',
    async prove(runtime) {
      const program = `import { cpSync, existsSync, mkdirSync, openAsBlob, promises, readFileSync, readdirSync, readlinkSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
const all = { recursive: true };
mkdirSync('src/in/deep', all);
writeFileSync('src/a.txt', 'a');
writeFileSync('src/in/b.txt', 'b');
writeFileSync('file', 'f');
symlinkSync('a.txt', 'src/link');
const acts: (() => unknown)[] = [
${ACTS.map(([act]) => `  async () => ${act},`).join('\n')}
];
for (const act of acts) {
  try { console.log((await act()) ?? 'done'); }
  catch (error) { console.log((error as { code: string }).code, (error as Error).message); }
}`;
      const { lines } = await runToEnd(runtime, program);
      assert.deepEqual(
        lines(),
        ACTS.map(([, printed]) => printed),
      );
    },
  },
];
