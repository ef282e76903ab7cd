/** One program at a time as the compiler sees it, at the build and in the page: its files, and the declarations of all that it can import. */
import { createSystem, createVirtualLanguageServiceHost, type VirtualTypeScriptEnvironment } from '@typescript/vfs';
import ts from 'typescript';
import type { ExampleFiles } from '#runtime/contract.ts';
import tsconfig from '../../tsconfig.json' with { type: 'json' };

/** Below a folder of its own, so that no file of the reader stands in for a declaration. */
const FOLDER = '/program/';

export const pathOf = (file: string): string => FOLDER + file;

export const fileOf = (path: string): string | undefined =>
  path.startsWith(FOLDER) ? path.slice(FOLDER.length) : undefined;

/** Where the compiler has no say, as in a `.env` or in plain JavaScript. */
const isCompiled = (file: string): boolean => /\.[cm]?ts$|\.json$/.test(file);

/** Those of the examples. What only a browser has is no name that a program in Node knows. */
function optionsOfExamples(): ts.CompilerOptions {
  const { compilerOptions } = tsconfig;
  const lib = compilerOptions.lib.filter((name) => !name.startsWith('dom'));
  return ts.convertCompilerOptionsFromJson({ ...compilerOptions, lib }, '/').options;
}

export interface Environment {
  readonly env: VirtualTypeScriptEnvironment;
  /** Of the present program. */
  readonly files: () => readonly string[];
  /** Takes the place of the program before. */
  readonly take: (files: ExampleFiles) => void;
}

export function createEnvironment(declarations: ReadonlyMap<string, string>): Environment {
  const sys = createSystem(new Map([...declarations, ['/package.json', '{ "type": "module" }']]));
  const options = optionsOfExamples();
  const host = createVirtualLanguageServiceHost(sys, [], options, ts);
  const languageService = ts.createLanguageService(host.languageServiceHost);
  const source = (path: string, text: string): ts.SourceFile =>
    ts.createSourceFile(path, text, options.target ?? ts.ScriptTarget.ESNext);
  // The library's own environment makes a whole program of what is left after each file that goes.
  const env: VirtualTypeScriptEnvironment = {
    sys,
    languageService,
    getSourceFile: (path) => languageService.getProgram()?.getSourceFile(path),
    createFile: (path, text) => host.updateFile(source(path, text)),
    updateFile: (path, text) => host.updateFile(source(path, text)),
    deleteFile: (path) => host.deleteFile(source(path, '')),
  };
  const taken = new Map<string, string>();
  return {
    env,
    files: () => [...taken.keys()],
    take(files) {
      for (const file of [...taken.keys()].filter((each) => files[each] === undefined)) {
        env.deleteFile(pathOf(file));
        taken.delete(file);
      }
      for (const [file, text] of Object.entries(files)) {
        if (!isCompiled(file) || taken.get(file) === text) continue;
        // The library takes a file without a letter for one that is not there.
        env.createFile(pathOf(file), text === '' ? '\n' : text);
        taken.set(file, text);
      }
    },
  };
}
