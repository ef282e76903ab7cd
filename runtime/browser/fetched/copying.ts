/** What Node's binding does of `fs.cpSync`: over the rest of fs, and in its own words. */
import { builtin } from '../ground/library.ts';

interface Copying {
  readonly force: boolean;
  readonly errorOnExist: boolean;
  readonly verbatimSymlinks: boolean;
  readonly preserveTimestamps: boolean;
}

function refuse(code: string, message: string): never {
  throw Object.assign(new Error(message), { code });
}

const withSlash = (folder: string): string => folder.replace(/\/?$/, '/');

function checkPaths(src: string, dest: string, isFollowed: boolean, isRecursive: boolean): void {
  const { lstatSync, mkdirSync, statSync } = builtin('fs');
  const path = builtin('path');
  const look = isFollowed ? statSync : lstatSync;
  const isFolder = look(src).isDirectory();
  const there = look(dest, { throwIfNoEntry: false });
  const [from, to] = [path.resolve(src), path.resolve(dest)];
  if (from === to) refuse('ERR_FS_CP_EINVAL', `src and dest cannot be the same ${dest}`);
  if (isFolder && there?.isDirectory() === false)
    refuse('ERR_FS_CP_DIR_TO_NON_DIR', `Cannot overwrite non-directory ${dest} with directory ${src}`);
  if (!isFolder && there?.isDirectory() === true)
    refuse('ERR_FS_CP_NON_DIR_TO_DIR', `Cannot overwrite directory ${dest} with non-directory ${src}`);
  if (isFolder && !isRecursive)
    refuse('ERR_FS_EISDIR', `Recursive option not enabled, cannot copy a directory: ${withSlash(src)}`);
  if (isFolder && to.startsWith(withSlash(from)))
    refuse('ERR_FS_CP_EINVAL', `Cannot copy ${withSlash(src)} to a subdirectory of self ${dest}`);
  if (there === undefined) mkdirSync(path.dirname(to), { recursive: true });
}

function overrideFile(src: string, dest: string, mode: number, keepsTimes: boolean): void {
  const { copyFileSync, statSync, unlinkSync, utimesSync } = builtin('fs');
  unlinkSync(dest);
  copyFileSync(src, dest, mode);
  if (!keepsTimes) return;
  const { atime, mtime } = statSync(src);
  utimesSync(dest, atime, mtime);
}

function copyLink(src: string, dest: string, isVerbatim: boolean): void {
  const { readlinkSync, symlinkSync } = builtin('fs');
  const path = builtin('path');
  const target = readlinkSync(src);
  symlinkSync(isVerbatim ? target : path.resolve(path.dirname(src), target), dest);
}

function copyFolder(src: string, dest: string, copying: Copying): void {
  const { copyFileSync, lstatSync, mkdirSync, readdirSync, unlinkSync } = builtin('fs');
  mkdirSync(dest, { recursive: true });
  for (const entry of readdirSync(src, { withFileTypes: true })) {
    const [from, to] = [`${withSlash(src)}${entry.name}`, `${withSlash(dest)}${entry.name}`];
    const isThere = lstatSync(to, { throwIfNoEntry: false }) !== undefined;
    if (entry.isDirectory()) copyFolder(from, to, copying);
    else if (entry.isSymbolicLink()) {
      if (isThere) unlinkSync(to);
      copyLink(from, to, copying.verbatimSymlinks);
    } else if (!isThere) copyFileSync(from, to);
    else if (copying.force) overrideFile(from, to, 0, copying.preserveTimestamps);
    else if (copying.errorOnExist)
      refuse(
        'ERR_FS_CP_EEXIST',
        `[ERR_FS_CP_EEXIST]: Target already exists: cp returned EEXIST (${to} already exists)`,
      );
  }
}

export const copyingBinding = {
  cpSyncCheckPaths: checkPaths,
  cpSyncOverrideFile: overrideFile,
  cpSyncCopyDir: (
    src: string,
    dest: string,
    force: boolean,
    _isFollowed: boolean,
    errorOnExist: boolean,
    verbatimSymlinks: boolean,
    preserveTimestamps: boolean,
  ) => {
    copyFolder(src, dest, { force, errorOnExist, verbatimSymlinks, preserveTimestamps });
  },
};
