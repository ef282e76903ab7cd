import { builtin } from '../../ground/library.ts';
import { decodeUtf8, encode, encodeUtf8, encodingOf } from '../text/bytes-and-text.ts';
import { FileHandle } from './file-handle.ts';
import { lstat, stat, statArray } from './fs-stat.ts';
import { errorFrom, FSReqCallback, kUsePromises, on, onPath, onPaths, textOf } from './fs-request.ts';
import * as volume from './volume.ts';
import { fail, FileError, type FileNode, type Node } from './volume.ts';

/** `internalBinding('fs')`: Node's own fs over a volume in memory. One function serves the sync, callback and promise forms. */

export const DIRENT_TYPES = { file: 1, folder: 2, link: 3 } as const;

const O_ACCMODE = 3;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const O_DIRECTORY = 0o200000;
const O_NOFOLLOW = 0o400000;

let printed: (fd: number, bytes: Uint8Array) => void = () => undefined;
/** Descriptors 1 and 2 are not files: what is written to them is printed. */
export function onStandardOutput(callback: typeof printed): void {
  printed = callback;
}

function open(path: string, flags = 0, mode = 0o666): number {
  const access = flags & O_ACCMODE;
  const place = volume.locate(path, (flags & O_NOFOLLOW) === 0);
  let { node } = place;
  if (node === undefined) {
    if ((flags & O_CREAT) === 0) return fail('ENOENT');
    if (path.endsWith('/')) return fail('EISDIR');
    node = volume.fileNode(undefined, mode & 0o777 & ~0o022);
    place.parent.entries.set(place.name, node);
    volume.touch(place.parent);
  } else if ((flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0) return fail('EEXIST');
  if (node.kind === 'link') return fail('ELOOP');
  if (node.kind === 'folder' && access !== 0) return fail('EISDIR');
  if (node.kind === 'file' && (flags & O_DIRECTORY) !== 0) return fail('ENOTDIR');
  if (node.kind === 'file' && (flags & O_TRUNC) !== 0) volume.resize(node, 0);
  return volume.openFile({
    node,
    append: (flags & O_APPEND) !== 0,
    readable: access !== 1,
    writable: access !== 0,
    position: 0,
  });
}

function fileAt(fd: number): FileNode {
  const { node } = volume.openedFile(fd);
  return node.kind === 'file' ? node : fail('EISDIR');
}

function read(
  fd: number,
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number | bigint | null | undefined,
): number {
  const opened = volume.openedFile(fd);
  if (!opened.readable) return fail('EBADF');
  const file = fileAt(fd);
  const at = position === null || position === undefined || Number(position) < 0 ? opened.position : Number(position);
  const bytes = file.bytes.subarray(at, Math.min(file.size, at + length));
  buffer.set(bytes, offset);
  if (at === opened.position && (position === null || position === undefined || Number(position) < 0)) {
    opened.position += bytes.length;
  }
  return bytes.length;
}

function write(fd: number, bytes: Uint8Array, position: number | null | undefined): number {
  if (fd === 1 || fd === 2) {
    printed(fd, bytes);
    return bytes.length;
  }
  const opened = volume.openedFile(fd);
  if (!opened.writable) return fail('EBADF');
  const file = fileAt(fd);
  if (opened.append) return volume.writeBytes(file, bytes, file.size);
  if (typeof position === 'number' && position >= 0) return volume.writeBytes(file, bytes, position);
  const written = volume.writeBytes(file, bytes, opened.position);
  opened.position += written;
  return written;
}

const writeString = (fd: number, text: string, position: number | null, encoding?: unknown): number =>
  write(fd, encode(text, encodingOf(encoding)), position);

const writeBuffer = (fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null): number =>
  write(fd, new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length), position);

function readdir(path: string, encoding: unknown, withTypes: unknown): unknown {
  const node = volume.find(path);
  if (node.kind !== 'folder') return fail('ENOTDIR');
  const sorted = [...node.entries.keys()].sort();
  const names = encoding === 'buffer' ? sorted.map((name) => builtin('buffer').Buffer.from(name)) : sorted;
  if (withTypes !== true) return names;
  return [names, sorted.map((name) => DIRENT_TYPES[node.entries.get(name)?.kind ?? 'file'])];
}

function rename(from: string, to: string): void {
  const source = volume.locate(from, false);
  if (source.node === undefined) return fail('ENOENT');
  const target = volume.locate(to, false);
  if (target.node === source.node) return;
  if (source.node.kind === 'folder') {
    if (target.path.startsWith(`${source.path}/`)) return fail('EINVAL');
    if (target.node !== undefined && target.node.kind !== 'folder') return fail('ENOTDIR');
    if (target.node?.kind === 'folder' && target.node.entries.size > 0) return fail('ENOTEMPTY');
  } else if (target.node?.kind === 'folder') return fail('EISDIR');
  source.parent.entries.delete(source.name);
  target.parent.entries.set(target.name, source.node);
}

function unlink(path: string): void {
  const { parent, name, node } = volume.locate(path, false);
  if (node === undefined) return fail('ENOENT');
  if (node.kind === 'folder') return fail('EISDIR');
  parent.entries.delete(name);
  volume.touch(parent);
}

function rmdir(path: string): void {
  const { parent, name, node } = volume.locate(path, false);
  if (node === undefined) return fail('ENOENT');
  if (node.kind !== 'folder') return fail('ENOTDIR');
  if (node.entries.size > 0) return fail('ENOTEMPTY');
  parent.entries.delete(name);
}

function rmSync(path: string, _retries: unknown, recursive: unknown): void {
  const { parent, name, node } = volume.locate(path, false);
  if (node?.kind === 'folder' && recursive !== true) return fail('EISDIR');
  parent.entries.delete(name);
}

function copyFile(from: string, to: string, flags = 0): void {
  const source = volume.find(from);
  if (source.kind !== 'file') return fail('EISDIR');
  const target = volume.locate(to);
  if (target.node !== undefined && (flags & 1) !== 0) return fail('EEXIST');
  if (target.node?.kind === 'folder') return fail('EISDIR');
  target.parent.entries.set(target.name, volume.fileNode(source.bytes.slice(0, source.size), source.mode));
}

function symlink(target: string, path: string): void {
  const place = volume.locate(path, false);
  if (place.node !== undefined) return fail('EEXIST');
  place.parent.entries.set(place.name, volume.linkNode(target));
}

function link(from: string, to: string): void {
  const node = volume.find(from);
  const place = volume.locate(to, false);
  if (place.node !== undefined) return fail('EEXIST');
  place.parent.entries.set(place.name, node);
}

function readlink(path: string): string {
  const node = volume.find(path, false);
  return node.kind === 'link' ? node.target : fail('EINVAL');
}

function mkdtemp(prefix: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const random = Array.from({ length: 6 }, () => letters.charAt(Math.floor(Math.random() * letters.length))).join('');
  volume.makeFolder(prefix + random);
  return prefix + random;
}

function setTimes(node: Node, read: number, changed: number): void {
  node.times.read = read * 1000;
  node.times.changed = changed * 1000;
}

function readFileUtf8(path: unknown, flags: number): string {
  const fd = typeof path === 'number' ? path : open(textOf(path), flags);
  try {
    const file = fileAt(fd);
    return decodeUtf8(file.bytes.subarray(0, file.size));
  } catch (error) {
    throw error instanceof FileError && error.errno === 'EISDIR' ? errorFrom(error, 'read') : error;
  } finally {
    if (typeof path !== 'number') volume.closeFile(fd);
  }
}

function writeFileUtf8(path: unknown, data: string, flags: number, mode: number): void {
  const fd = typeof path === 'number' ? path : open(textOf(path), flags, mode);
  try {
    write(fd, encodeUtf8(data), undefined);
  } finally {
    if (typeof path !== 'number') volume.closeFile(fd);
  }
}

export const fsBinding = {
  kUsePromises,
  kFsStatsFieldsNumber: 18,
  statValues: new Float64Array(36),
  bigintStatValues: new BigInt64Array(36),
  FSReqCallback,
  FileHandle,
  open: onPath('open', open),
  openFileHandle: onPath(
    'open',
    (path: string, flags: number, mode: number) => new FileHandle(open(path, flags, mode)),
  ),
  close: on('close', volume.closeFile),
  read: on('read', read),
  readBuffers: on('read', (fd: number, buffers: Uint8Array[], position: number | null) => {
    let total = 0;
    for (const buffer of buffers) {
      const count = read(fd, buffer, 0, buffer.length, typeof position === 'number' ? position + total : null);
      total += count;
      if (count < buffer.length) break;
    }
    return total;
  }),
  writeBuffer: on('write', writeBuffer),
  writeBuffers: on('write', (fd: number, buffers: Uint8Array[], position: number | null) => {
    let total = 0;
    for (const buffer of buffers) total += write(fd, buffer, typeof position === 'number' ? position + total : null);
    return total;
  }),
  writeString: on('write', writeString),
  readFileUtf8: onPath('open', readFileUtf8),
  writeFileUtf8: onPath('open', writeFileUtf8),
  stat: onPath('stat', stat),
  lstat: onPath('lstat', lstat),
  fstat: on('fstat', (fd: number, big: unknown) => statArray(volume.openedFile(fd).node, big)),
  statfs: onPath('statfs', () => new Float64Array(7)),
  access: onPath('access', (path: string) => void volume.find(path)),
  existsSync: (path: unknown) => exists(textOf(path)) !== undefined,
  internalModuleStat: (...args: unknown[]) => {
    const node = exists(textOf(args.find((arg) => typeof arg === 'string')));
    return node === undefined ? -2 : node.kind === 'folder' ? 1 : 0;
  },
  legacyMainResolve: () => 0,
  getFormatOfExtensionlessFile: () => 0,
  readdir: onPath('scandir', readdir),
  mkdir: onPath('mkdir', (path: string, _mode: unknown, recursive: unknown) =>
    recursive === true ? volume.makeFolders(path) : volume.makeFolder(path),
  ),
  mkdtemp: (prefix: string, ...rest: unknown[]) => onPath('mkdtemp', mkdtemp)(prefix, ...rest),
  rename: onPaths('rename', rename),
  unlink: onPath('unlink', unlink),
  rmdir: onPath('rmdir', rmdir),
  rmSync: onPath('rm', rmSync),
  copyFile: onPaths('copyfile', copyFile),
  symlink: onPaths('symlink', symlink),
  link: onPaths('link', link),
  readlink: onPath('readlink', readlink),
  realpath: onPath('realpath', (path: string) => {
    const place = volume.locate(path);
    return place.node === undefined ? fail('ENOENT') : place.path;
  }),
  ftruncate: on('ftruncate', (fd: number, size?: number) => volume.resize(fileAt(fd), size ?? 0)),
  fsync: on('fsync', (fd: number) => void volume.openedFile(fd)),
  fdatasync: on('fdatasync', (fd: number) => void volume.openedFile(fd)),
  chmod: onPath('chmod', (path: string, mode: number) => void (volume.find(path).mode = mode & 0o7777)),
  fchmod: on('fchmod', (fd: number, mode: number) => void (volume.openedFile(fd).node.mode = mode & 0o7777)),
  chown: onPath('chown', (path: string) => void volume.find(path)),
  lchown: onPath('lchown', (path: string) => void volume.find(path, false)),
  fchown: on('fchown', (fd: number) => void volume.openedFile(fd)),
  utimes: onPath('utime', (path: string, read: number, changed: number) => setTimes(volume.find(path), read, changed)),
  lutimes: onPath('lutime', (path: string, read: number, changed: number) =>
    setTimes(volume.find(path, false), read, changed),
  ),
  futimes: on('futime', (fd: number, read: number, changed: number) =>
    setTimes(volume.openedFile(fd).node, read, changed),
  ),
};

function exists(path: string): Node | undefined {
  try {
    return volume.find(path);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
