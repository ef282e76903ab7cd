import * as fs from 'node:fs';
import { cwd } from 'node:process';
import { localTime } from './local-time.ts';

/** What the engine asks of its operating system, answered by `node:fs`: a database file is a file like any other. */

/** The numbers that this build of the engine gives to the errors of a system. */
const ERRNO: Readonly<Record<string, number>> = {
  EACCES: 2,
  EBADF: 8,
  EEXIST: 20,
  EINVAL: 28,
  EISDIR: 31,
  ELOOP: 32,
  ENOENT: 44,
  ENOSPC: 51,
  ENOTDIR: 54,
  ENOTEMPTY: 55,
  EPERM: 63,
  EROFS: 69,
};
const EIO = 29;
const ENAMETOOLONG = 37;
const ENOSYS = 52;

/** Access mode, O_CREAT, O_EXCL and O_TRUNC: the rest of its flags mean nothing here. */
const OPEN_FLAGS = 0o3 | 0o100 | 0o200 | 0o1000;
const F_GETLK = 12;
const F_UNLCK = 2;

/** 0 or more, or the error's number below zero. */
function attempt(act: () => number): number {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return -(ERRNO[code] ?? EIO);
  }
}

/** The calls of WASI say an error above zero. */
const attempted = (act: () => number): number => Math.abs(attempt(act));

interface Heap {
  readonly grow: (bytes: number) => boolean;
  readonly most: number;
}

export function systemCalls(memory: WebAssembly.Memory, heap: Heap): WebAssembly.Imports {
  const view = (): DataView => new DataView(memory.buffer);
  const decoder = new TextDecoder();
  const textAt = (at: number): string => {
    const all = new Uint8Array(memory.buffer);
    return decoder.decode(all.subarray(at, all.indexOf(0, at)));
  };
  /** @returns how many bytes it took, its zero byte included, or an error where it does not fit */
  const putText = (text: string, at: number, room: number): number => {
    const bytes = new TextEncoder().encode(`${text}\0`);
    if (bytes.length > room) return -ENAMETOOLONG;
    new Uint8Array(memory.buffer).set(bytes, at);
    return bytes.length;
  };
  const putStat = (at: number, stats: fs.Stats): number => {
    const to = view();
    to.setUint32(at, 1, true);
    to.setUint32(at + 4, stats.mode, true);
    to.setUint32(at + 8, stats.nlink, true);
    for (const zero of [12, 16, 20]) to.setUint32(at + zero, 0, true);
    to.setBigInt64(at + 24, BigInt(stats.size), true);
    to.setUint32(at + 32, 4096, true);
    to.setUint32(at + 36, Math.ceil(stats.size / 512), true);
    for (const [offset, ms] of [
      [40, stats.atimeMs],
      [56, stats.mtimeMs],
      [72, stats.ctimeMs],
    ] as const) {
      to.setBigInt64(at + offset, BigInt(Math.floor(ms / 1000)), true);
      to.setUint32(at + offset + 8, Math.floor(ms % 1000) * 1e6, true);
    }
    to.setBigInt64(at + 88, BigInt(stats.ino), true);
    return 0;
  };
  const positions = new Map<number, number>();
  const nothing = (): number => 0;

  /** Moves each of the given pieces of memory, and says how many bytes that were. */
  const eachPiece = (fd: number, at: number, count: number, done: number, move: Move): number =>
    attempted(() => {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const start = view().getUint32(at + 8 * i, true);
        const length = view().getUint32(at + 8 * i + 4, true);
        const position = positions.get(fd) ?? 0;
        const moved = move(fd, new Uint8Array(memory.buffer, start, length), 0, length, position);
        positions.set(fd, position + moved);
        sum += moved;
        if (moved < length) break;
      }
      view().setUint32(done, sum, true);
      return 0;
    });

  const env = {
    memory,
    __syscall_openat: (_folder: number, path: number, flags: number) =>
      attempt(() => {
        const fd = fs.openSync(textAt(path), flags & OPEN_FLAGS, 0o644);
        positions.set(fd, 0);
        return fd;
      }),
    __syscall_faccessat: (_folder: number, path: number, mode: number) =>
      attempt(() => {
        fs.accessSync(textAt(path), mode);
        return 0;
      }),
    __syscall_fstat64: (fd: number, at: number) => attempt(() => putStat(at, fs.fstatSync(fd))),
    __syscall_stat64: (path: number, at: number) => attempt(() => putStat(at, fs.statSync(textAt(path)))),
    __syscall_lstat64: (path: number, at: number) => attempt(() => putStat(at, fs.lstatSync(textAt(path)))),
    __syscall_newfstatat: (_folder: number, path: number, at: number) =>
      attempt(() => putStat(at, fs.statSync(textAt(path)))),
    __syscall_ftruncate64: (fd: number, length: bigint) =>
      attempt(() => {
        fs.ftruncateSync(fd, Number(length));
        return 0;
      }),
    __syscall_unlinkat: (_folder: number, path: number, flags: number) =>
      attempt(() => {
        if (flags === 0) fs.unlinkSync(textAt(path));
        else fs.rmdirSync(textAt(path));
        return 0;
      }),
    __syscall_rmdir: (path: number) =>
      attempt(() => {
        fs.rmdirSync(textAt(path));
        return 0;
      }),
    __syscall_mkdirat: (_folder: number, path: number, mode: number) =>
      attempt(() => {
        fs.mkdirSync(textAt(path), mode);
        return 0;
      }),
    __syscall_readlinkat: (_folder: number, path: number, at: number, room: number) =>
      attempt(() => putText(fs.readlinkSync(textAt(path)), at, room) - 1),
    __syscall_getcwd: (at: number, room: number) => attempt(() => putText(cwd(), at, room)),
    // Nobody but this process has the file, and the engine itself keeps its connections apart.
    __syscall_fcntl64: (_fd: number, command: number, varargs: number) => {
      if (command === F_GETLK) view().setInt16(view().getUint32(varargs, true), F_UNLCK, true);
      return 0;
    },
    __syscall_ioctl: nothing,
    __syscall_chmod: nothing,
    __syscall_fchmod: nothing,
    __syscall_fchown32: nothing,
    __syscall_utimensat: nothing,
    _mmap_js: () => -ENOSYS,
    _munmap_js: nothing,
    _tzset_js: nothing,
    _localtime_js: (seconds: bigint, at: number) => {
      for (const [index, field] of localTime(new Date(Number(seconds) * 1000)).entries())
        view().setInt32(at + 4 * index, field, true);
    },
    emscripten_date_now: () => Date.now(),
    emscripten_get_now: () => performance.now(),
    emscripten_get_heap_max: () => heap.most,
    emscripten_resize_heap: (bytes: number) => Number(heap.grow(bytes >>> 0)),
  };
  const wasi = {
    fd_close: (fd: number) =>
      attempted(() => {
        positions.delete(fd);
        fs.closeSync(fd);
        return 0;
      }),
    fd_read: (fd: number, at: number, count: number, done: number) => eachPiece(fd, at, count, done, fs.readSync),
    fd_write: (fd: number, at: number, count: number, done: number) => eachPiece(fd, at, count, done, fs.writeSync),
    fd_seek: (fd: number, offset: bigint, whence: number, at: number) =>
      attempted(() => {
        const from = whence === 0 ? 0 : whence === 1 ? (positions.get(fd) ?? 0) : fs.fstatSync(fd).size;
        positions.set(fd, from + Number(offset));
        view().setBigInt64(at, BigInt(from) + offset, true);
        return 0;
      }),
    fd_sync: nothing,
    fd_fdstat_get: (_fd: number, at: number) => {
      new Uint8Array(memory.buffer, at, 24).fill(0);
      return 0;
    },
    environ_sizes_get: (count: number, size: number) => {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    },
    environ_get: nothing,
    clock_time_get: (_clock: number, _precision: bigint, at: number) => {
      view().setBigInt64(at, BigInt(Date.now()) * 1_000_000n, true);
      return 0;
    },
  };
  return { env, wasi_snapshot_preview1: wasi };
}

type Move = (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => number;
