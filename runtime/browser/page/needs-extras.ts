import type { Disk, ExampleFiles } from '../../contract.ts';

/** What a source says that only the extras can do: CommonJS, and the parts of Node's library that few programs use. */
const NAMED =
  /\bcreateRequire\b|\brequire\(|\.c[jt]s['"]|['"](?:node:)?(?:zlib|readline(?:\/promises)?)['"]|\breadLines\b/;

const USING = /\busing\b|DisposableStack|\bSuppressedError\b/;
/** The page's own engine is that of its workers. */
const lacksUsing = !('DisposableStack' in globalThis);

/** What a file imports of the program's own, by the end of its path. */
const OWN_IMPORT = /\b(?:from|import)\s*(['"])(?:\.{0,2}\/|#)([^'"\n]*)\1/g;

function importsOf(source: string): readonly string[] {
  return [...source.matchAll(OWN_IMPORT)].map(([, , path = '']) => path.replace(/^(?:\.{1,2}\/)+/, ''));
}

/** Whether some files may lead to each other. Rather one time too often: it costs no more than the script. */
export function mayHaveCircle(files: ExampleFiles): boolean {
  const paths = Object.keys(files);
  const arrows = new Map(
    Object.entries(files).map(([path, source]) => [
      path,
      importsOf(source).flatMap((end) => paths.filter((each) => each === end || each.endsWith(`/${end}`))),
    ]),
  );
  const done = new Set<string>();
  const under = new Set<string>();
  const leadsBack = (path: string): boolean => {
    if (under.has(path)) return true;
    if (done.has(path)) return false;
    under.add(path);
    const found = (arrows.get(path) ?? []).some(leadsBack);
    under.delete(path);
    done.add(path);
    return found;
  };
  return paths.some(leadsBack);
}

export function needsExtras(files: ExampleFiles, disk: Disk): boolean {
  if (Object.keys(disk).length > 0 || mayHaveCircle(files)) return true;
  return Object.entries(files).some(([path, source]) =>
    path === 'package.json'
      ? !/"type"\s*:\s*"module"/.test(source)
      : /\.c[jt]s$/.test(path) || NAMED.test(source) || (lacksUsing && USING.test(source)),
  );
}
