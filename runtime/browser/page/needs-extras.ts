import type { Disk, ExampleFiles } from '../../contract.ts';

/** What a source says that only the extras can do: CommonJS, and the parts of Node's library that few programs use. */
const NAMED =
  /\bcreateRequire\b|\brequire\(|\.c[jt]s['"]|['"](?:node:)?(?:zlib|readline(?:\/promises)?)['"]|\breadLines\b/;

const USING = /\busing\b|DisposableStack|\bSuppressedError\b/;
/** The page's own engine is that of its workers. */
const lacksUsing = !('DisposableStack' in globalThis);

export function needsExtras(files: ExampleFiles, disk: Disk): boolean {
  if (Object.keys(disk).length > 0) return true;
  return Object.entries(files).some(([path, source]) =>
    path === 'package.json'
      ? !/"type"\s*:\s*"module"/.test(source)
      : /\.c[jt]s$/.test(path) || NAMED.test(source) || (lacksUsing && USING.test(source)),
  );
}
