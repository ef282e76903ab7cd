import type { ExampleFiles } from '../../contract.ts';

/** Modules that use what is not in the worker's own script. Such a name in quotes means an import, or costs one fetch. */
const NAMED =
  /['"](?:node:)?(?:assert|async_hooks|child_process|cluster|console|constants|crypto|dgram|dns|domain|fs|http2|https|inspector|module|net|os|perf_hooks|process|punycode|repl|sea|stream|sys|test|tls|trace_events|tty|util|v8|vm|wasi|worker_threads|zlib)(?:\/[a-z_]+)?['"]/;

/** Ways to it that need no import, and to modules that no text names. */
const REACHED =
  /\b(?:getBuiltinModule|createRequire|execve|MessageChannel|MessagePort|BroadcastChannel|fetch|static|sendFile|download|transcode)\b|\.(?:table|compose|binding)\b|\bconsole\.(?:context|createTask|profile|timeStamp)|\brequire\(|\bimport\((?!\s*(?:'[^']*'|"[^"]*")\s*[),])/;

/** Whether the program may reach a module of `runtime/bundle/scripts/fetched-library.ts`. */
export function needsLibrary(files: ExampleFiles): boolean {
  return Object.entries(files).some(
    ([path, source]) => /\.[cm]?[jt]s$/.test(path) && (NAMED.test(source) || REACHED.test(source)),
  );
}
