import { on, onPath } from '../bindings/files/fs-request.ts';
import { DIRENT_TYPES } from '../bindings/files/fs.ts';
import * as volume from '../bindings/files/volume.ts';
import { fail } from '../bindings/files/volume.ts';

/** `internalBinding('fs_dir')`: folders that are read entry by entry. */

class DirHandle {
  private names: [string, number][] | undefined;
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  read(encoding: unknown, size: number, ...rest: unknown[]): unknown {
    return onPath('scandir', () => {
      const node = volume.find(this.path);
      if (node.kind !== 'folder') return fail('ENOTDIR');
      this.names ??= [...node.entries].map(([name, entry]): [string, number] => [name, DIRENT_TYPES[entry.kind]]);
      const next = this.names.splice(0, size);
      return next.length === 0 ? null : next.flat();
    })(this.path, encoding, ...rest);
  }

  close(...rest: unknown[]): unknown {
    return on('close', () => undefined)(...rest);
  }
}

const openDir = (path: string): DirHandle => {
  if (volume.find(path).kind !== 'folder') fail('ENOTDIR');
  return new DirHandle(path);
};

export const fsDirBinding = { opendir: onPath('opendir', openDir), opendirSync: onPath('opendir', openDir) };
