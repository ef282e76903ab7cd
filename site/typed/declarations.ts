/** The declarations that a program can reach: of the language, of Node, and of the packages that it can import. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import tsconfig from '../../tsconfig.json' with { type: 'json' };

/** What the compiler asks of a package before it reads its declarations. */
const OF_A_PACKAGE = ['name', 'version', 'type', 'types', 'typings', 'typesVersions', 'main', 'exports', 'imports'];

/** Of a description its first paragraph and what is out of date: the rest is for a book. */
export function withShortDescriptions(text: string): string {
  return text.replace(/\/\*\*[^]*?\*\//g, (block) => {
    const lines = block
      .slice(3, -2)
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
    const begin = lines.findIndex((line) => line.trim() !== '');
    if (begin < 0) return '';
    const length = lines.slice(begin).findIndex((line) => line === '' || /^\s*(@|```)/.test(line));
    const first = length < 0 ? lines.slice(begin) : lines.slice(begin, begin + length);
    const old = lines.find((line) => line.trim().startsWith('@deprecated'));
    const kept = [first.join('\n').trim(), ...(old === undefined ? [] : [old.trim()])].filter((part) => part !== '');
    return kept.length === 0 ? '' : `/** ${kept.join('\n')} */`;
  });
}

const manifestSchema = z.record(z.string(), z.unknown());

function shortManifest(text: string): string {
  const entries = Object.entries(manifestSchema.parse(JSON.parse(text)));
  return JSON.stringify(Object.fromEntries(entries.filter(([key]) => OF_A_PACKAGE.includes(key))));
}

/** Where the worker finds it: the language at the top, packages below `/node_modules/`. */
function placeOf(root: string, path: string): string {
  const library = /\/node_modules\/typescript\/lib\/([^/]+)$/.exec(path)?.[1];
  return library === undefined ? path.slice(root.length) : `/${library}`;
}

/** @returns their texts by place */
export function reachableDeclarations(root: string, packages: readonly string[]): Readonly<Record<string, string>> {
  const { compilerOptions } = tsconfig;
  const lib = compilerOptions.lib.filter((name) => !name.startsWith('dom'));
  const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, lib }, root);
  const entry = join(root, 'every-package.ts');
  const host = ts.createCompilerHost(options);
  const manifests = new Set<string>();
  const own = { ...host };
  host.fileExists = (path) => path === entry || own.fileExists(path);
  host.readFile = (path) => {
    if (path.endsWith('/package.json') && path.includes('/node_modules/')) manifests.add(path);
    return own.readFile(path);
  };
  host.getSourceFile = (path, version) =>
    path === entry
      ? ts.createSourceFile(path, packages.map((name) => `import '${name}';`).join('\n'), version)
      : own.getSourceFile(path, version);
  const program = ts.createProgram([entry], options, host);
  const declared = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/node_modules/'));
  return Object.fromEntries([
    ...declared.map(({ fileName, text }) => [placeOf(root, fileName), withShortDescriptions(text)] as const),
    ...[...manifests].map((path) => [placeOf(root, path), shortManifest(readFileSync(path, 'utf8'))] as const),
  ]);
}
