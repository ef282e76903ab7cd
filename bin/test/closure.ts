/** All that a module depends on in this project, as one key: its own text, those of what it imports, and the packages. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { keyFrom } from '#checker/kept-proofs.ts';

interface Module {
  readonly text: string;
  readonly imports: readonly string[];
  readonly readsDisk: boolean;
}

/** `#runtime/x` is `runtime/x`, as package.json says. */
function pathFromSpecifier(root: string, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return join(root, specifier.slice(1));
  return specifier.startsWith('.') ? resolve(dirname(from), specifier) : undefined;
}

export interface Closures {
  readonly keyOf: (path: string) => string;
}

/** @param everything the key of the whole tree: what reads the disk may depend on any file of it */
export function closuresIn(root: string, everything: string): Closures {
  const modules = new Map<string, Module>();
  const packages = readFileSync(join(root, 'package-lock.json'), 'utf8');

  function read(path: string): Module {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(path, 'utf8');
    const specifiers = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    const imports = specifiers
      .map((specifier) => pathFromSpecifier(root, path, specifier))
      .filter((target) => target !== undefined && existsSync(target))
      .filter((target) => target !== undefined);
    const readsDisk = specifiers.some((each) => /^node:(fs|child_process)/.test(each));
    const module = { text, imports, readsDisk };
    modules.set(path, module);
    return module;
  }

  function below(path: string, found: Set<string>): Set<string> {
    if (found.has(path)) return found;
    found.add(path);
    for (const target of read(path).imports) below(target, found);
    return found;
  }

  return {
    keyOf(path) {
      const closure = [...below(join(root, path), new Set())].sort();
      const readsDisk = closure.some((each) => read(each).readsDisk);
      return keyFrom(
        packages,
        process.version,
        readsDisk ? everything : '',
        closure.map((each) => [each.slice(root.length), read(each).text]),
      );
    },
  };
}
