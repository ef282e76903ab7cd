import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import {
  addCheckout,
  addPackage,
  commonFolder,
  diskFrom,
  installedPackage,
  type Collected,
} from '../../e2e/support/disk.ts';
import type { Disk } from '#runtime/contract.ts';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';

/** What there is to run in a folder of mocha tests: its files as a disk, and what mocha is to do with them. */

export interface Suite {
  readonly disk: Disk;
  /** Where the checkout lies on the disk, relative to its root. */
  readonly root: string;
  /** From where `mocha` is required, relative to the disk's root. */
  readonly mochaFrom: string;
  /** The test files, relative to the checkout. */
  readonly files: readonly string[];
  readonly requires: readonly string[];
  /** For `new Mocha()`. */
  readonly options: Readonly<Record<string, unknown>>;
}

const require = createRequire(import.meta.url);
const projectRoot = resolve(import.meta.dirname, '../..');
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const mochaOptions = z.looseObject({
  _: list,
  spec: list,
  file: list,
  ignore: list,
  require: list,
  extension: list,
  recursive: z.boolean().default(false),
  sort: z.boolean().default(false),
});
const mochaCli = z.object({
  loadOptions: z.custom<(args: readonly string[]) => unknown>((value) => typeof value === 'function'),
});
const collector = z.custom<(options: object) => unknown>((value) => typeof value === 'function');
const collected = z.union([
  z.array(z.string()),
  z.object({ files: z.array(z.string()) }).transform((all) => all.files),
]);

function packageRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
    if (dirname(at) === at) throw new CommandProblem(say('conformance.no-package', { folder }));
  }
}

/** What the package's own script gives to mocha: `mocha --require test/env --check-leaks test/ test/acceptance/`. */
function argumentsOfScript(root: string): string[] {
  const { scripts = {} } = z
    .looseObject({ scripts: z.record(z.string(), z.string()).optional() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const command = [scripts['test'], ...Object.values(scripts)]
    .flatMap((script) => script?.split(/&&|;|\|\|/) ?? [])
    .find((part) => /(^|[\s/])_?mocha(\s|$)/.test(part));
  const words = command?.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const at = words.findIndex((word) => /(^|\/)_?mocha$/.test(word));
  return words
    .slice(at + 1)
    .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((word) => word !== '--');
}

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

/** Mocha's own reading of arguments, configuration files and patterns; it reads them from the current folder. */
function readOptions(root: string, folder: string): Pick<Suite, 'files' | 'requires' | 'options'> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { loadOptions } = mochaCli.parse(require('mocha/lib/cli/options.cjs'));
    const {
      _: named,
      spec,
      file,
      ignore,
      require: requires,
      extension,
      recursive,
      sort,
      ...options
    } = mochaOptions.parse(loadOptions(argumentsOfScript(root)));
    const all = [...named, ...spec];
    const wanted = folder === root ? all : all.filter((each) => isInside(resolve(root, each), folder));
    const fallback = folder === root ? (existsSync(join(root, 'test')) ? 'test' : '.') : folder;
    const collect = collector.parse(require('mocha/lib/cli/collect-files.cjs'));
    const specs = wanted.length > 0 ? wanted : [fallback];
    const found = collected.parse(collect({ allowEmpty: true, spec: specs, file, ignore, extension, recursive, sort }));
    return { files: found.map((path) => relative(root, path)), requires, options };
  } finally {
    process.chdir(before);
  }
}

const PASSED_ON = ['ui', 'timeout', 'slow', 'check-leaks', 'global', 'forbid-only', 'allow-uncaught', 'async-only'];

export function readSuite(folder: string, grep: string | undefined): Suite {
  if (!existsSync(folder)) throw new CommandProblem(say('conformance.no-folder', { folder }));
  const root = packageRoot(folder);
  const { files, requires, options } = readOptions(root, folder);
  if (files.length === 0) throw new CommandProblem(say('conformance.no-tests', { folder }));
  const onDisk: Collected = new Map();
  addCheckout(onDisk, root);
  // A checkout without a mocha of its own is run by ours.
  const mochaRoot = installedPackage('mocha', root) === undefined ? projectRoot : root;
  addPackage(onDisk, 'mocha', mochaRoot);
  const base = commonFolder([...onDisk.keys(), join(root, 'package.json')]);
  const inCamel = PASSED_ON.flatMap((name): [string, unknown][] =>
    options[name] === undefined
      ? []
      : [[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), options[name]]],
  );
  return {
    disk: diskFrom(onDisk, base),
    root: relative(base, root),
    mochaFrom: relative(base, mochaRoot),
    files,
    requires,
    options: { ...Object.fromEntries(inCamel), ...(grep === undefined ? {} : { grep }) },
  };
}
