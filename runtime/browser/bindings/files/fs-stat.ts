import * as volume from './volume.ts';
import { FileError, type Node } from './volume.ts';

/** What stat tells of a node, in the array that Node's fs reads. */

const TYPE_BITS = { file: 0o100000, folder: 0o040000, link: 0o120000 } as const;

export function statArray(node: Node, big: unknown): Float64Array | BigInt64Array {
  const size = node.kind === 'file' ? node.size : node.kind === 'link' ? node.target.length : 4096;
  const { read, changed, born } = node.times;
  const links = node.kind === 'folder' ? 2 : 1;
  const head = [1, TYPE_BITS[node.kind] | node.mode, links, 0, 0, 0, 4096, node.number, size, Math.ceil(size / 512)];
  const times = [read, changed, changed, born].flatMap((ms) => [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)]);
  const values = [...head, ...times];
  return big === true ? BigInt64Array.from(values, BigInt) : Float64Array.from(values);
}

export function stat(path: string, big: unknown, _request: unknown, throws: unknown): unknown {
  try {
    return statArray(volume.find(path), big);
  } catch (error) {
    if (throws === false && error instanceof FileError && ['ENOENT', 'ENOTDIR'].includes(error.errno)) return undefined;
    throw error;
  }
}

export function lstat(path: string, big: unknown, _request: unknown, throws: unknown): unknown {
  try {
    return statArray(volume.find(path, false), big);
  } catch (error) {
    if (throws === false && error instanceof FileError && ['ENOENT', 'ENOTDIR'].includes(error.errno)) return undefined;
    throw error;
  }
}
