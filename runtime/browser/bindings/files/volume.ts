import { ERRNO, type ErrnoName } from '../errno.ts';

/** The files of one program, in memory: a tree of nodes and a table of open files. */

export interface FileNode {
  readonly kind: 'file';
  readonly number: number;
  mode: number;
  bytes: Uint8Array;
  size: number;
  times: Times;
}
export interface FolderNode {
  readonly kind: 'folder';
  readonly number: number;
  mode: number;
  readonly entries: Map<string, Node>;
  times: Times;
}
export interface LinkNode {
  readonly kind: 'link';
  readonly number: number;
  mode: number;
  readonly target: string;
  times: Times;
}
export type Node = FileNode | FolderNode | LinkNode;

interface Times {
  read: number;
  changed: number;
  born: number;
}

export interface OpenFile {
  readonly node: FileNode | FolderNode;
  readonly append: boolean;
  readonly readable: boolean;
  readonly writable: boolean;
  position: number;
}

export class FileError extends Error {
  readonly errno: ErrnoName;

  constructor(errno: ErrnoName) {
    super(errno);
    this.errno = errno;
  }
}

export const fail = (errno: ErrnoName): never => {
  throw new FileError(errno);
};

let nodes = 1;
const now = (): Times => {
  const at = Date.now();
  return { read: at, changed: at, born: at };
};

export const folderNode = (): FolderNode => ({
  kind: 'folder',
  number: nodes++,
  mode: 0o755,
  entries: new Map(),
  times: now(),
});
export const fileNode = (bytes: Uint8Array = new Uint8Array(), mode = 0o644): FileNode => ({
  kind: 'file',
  number: nodes++,
  mode,
  bytes,
  size: bytes.length,
  times: now(),
});
export const linkNode = (target: string): LinkNode => ({
  kind: 'link',
  number: nodes++,
  mode: 0o777,
  target,
  times: now(),
});

export const root = folderNode();
let currentFolder = '/app';

export function cwd(): string {
  return currentFolder;
}

export function chdir(path: string): void {
  const { node, path: real } = locate(path);
  if (node === undefined) return fail('ENOENT');
  if (node.kind !== 'folder') fail('ENOTDIR');
  currentFolder = real;
}

export function absolute(path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${currentFolder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

interface Place {
  readonly parent: FolderNode;
  readonly name: string;
  readonly node: Node | undefined;
  readonly path: string;
}

/** Where a path leads; its last part may be missing. Dots lead up from where a link has led. */
export function locate(path: string, followLast = true, depth = 0): Place {
  if (depth > 40) fail('ELOOP');
  if (path === '') fail('ENOENT');
  if (path.split('/').some((part) => part.length > 255) || path.length > 4095) fail('ENAMETOOLONG');
  const parts = (path.startsWith('/') ? path : `${currentFolder}/${path}`)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const above: { readonly folder: FolderNode; readonly name: string }[] = [];
  const walked = (): string => above.map(({ name }) => `/${name}`).join('');
  let folder: FolderNode = root;
  for (const [index, name] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (name === '..') {
      folder = above.pop()?.folder ?? root;
      continue;
    }
    const node = folder.entries.get(name);
    if (node?.kind === 'link' && (!isLast || followLast)) {
      const target = node.target.startsWith('/') ? node.target : `${walked()}/${node.target}`;
      return locate([target, ...parts.slice(index + 1)].join('/'), followLast, depth + 1);
    }
    if (isLast) {
      if (path.endsWith('/') && node?.kind === 'file') fail('ENOTDIR');
      return { parent: folder, name, node, path: `${walked()}/${name}` };
    }
    if (node === undefined) return fail('ENOENT');
    if (node.kind !== 'folder') return fail('ENOTDIR');
    above.push({ folder, name });
    folder = node;
  }
  const own = above.at(-1);
  if (own === undefined) return { parent: root, name: '', node: root, path: '/' };
  return { parent: own.folder, name: own.name, node: folder, path: walked() };
}

export function find(path: string, followLast = true): Node {
  return locate(path, followLast).node ?? fail('ENOENT');
}

export function makeFolder(path: string): void {
  const place = locate(path);
  if (place.node !== undefined) fail('EEXIST');
  place.parent.entries.set(place.name, folderNode());
  touch(place.parent);
}

/** Returns the first folder that had to be made. */
export function makeFolders(path: string): string | undefined {
  let first: string | undefined;
  let walked = '';
  for (const part of absolute(path).split('/').slice(1)) {
    walked += `/${part}`;
    const { node } = locate(walked);
    if (node === undefined) {
      makeFolder(walked);
      first ??= walked;
    } else if (node.kind !== 'folder') fail(walked === absolute(path) ? 'EEXIST' : 'ENOTDIR');
  }
  return first;
}

export function touch(node: Node): void {
  node.times.changed = Date.now();
}

export function resize(file: FileNode, size: number): void {
  if (size > file.bytes.length) {
    const grown = new Uint8Array(Math.max(size, Math.min(file.bytes.length * 2, file.bytes.length + 2 ** 24)));
    grown.set(file.bytes.subarray(0, file.size));
    file.bytes = grown;
  } else if (size < file.size) file.bytes.fill(0, size, file.size);
  file.size = size;
  touch(file);
}

export function writeBytes(file: FileNode, bytes: Uint8Array, position: number): number {
  if (position + bytes.length > file.size) resize(file, position + bytes.length);
  file.bytes.set(bytes, position);
  touch(file);
  return bytes.length;
}

/** Path and bytes of every file. */
export function allFiles(folder: FolderNode = root, path = ''): (readonly [path: string, bytes: Uint8Array])[] {
  return [...folder.entries].flatMap(([name, node]) => {
    if (node.kind === 'folder') return allFiles(node, `${path}/${name}`);
    return node.kind === 'file' ? [[`${path}/${name}`, node.bytes.slice(0, node.size)] as const] : [];
  });
}

const openFiles = new Map<number, OpenFile>();

export function openFile(file: OpenFile): number {
  let fd = 3;
  while (openFiles.has(fd)) fd += 1;
  openFiles.set(fd, file);
  return fd;
}

export function openedFile(fd: number): OpenFile {
  return openFiles.get(fd) ?? fail('EBADF');
}

export function closeFile(fd: number): void {
  if (!openFiles.delete(fd)) fail('EBADF');
}

export function errnoOf(name: ErrnoName): number {
  return ERRNO[name];
}
