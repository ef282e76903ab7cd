import { host } from '../ground/host.ts';
import { resolve } from './resolve.ts';

/** What `import.meta` is in a file of the program. */
export function importMeta(path: string, isMain: boolean): object {
  const url = `file://${path}`;
  const meta = {
    dirname: path.slice(0, path.lastIndexOf('/')) || '/',
    filename: path,
    main: isMain,
    resolve: (specifier: string) => {
      // Whether the file is there is not asked.
      if (/^(\.{0,2}\/|file:)/.test(specifier)) return new host.URL(specifier, url).href;
      const target = resolve(specifier, path);
      return target.kind === 'file'
        ? `file://${target.path}`
        : target.kind !== 'package'
          ? `${target.kind === 'builtin' ? 'node:' : 'file://'}${target.id}`
          : `file:///app/node_modules/${target.id}`;
    },
    url,
  };
  Object.setPrototypeOf(meta, null);
  return meta;
}
