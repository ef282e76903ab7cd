import { addressOf } from './address.ts';
import type { FileModule } from './file-module.ts';
import * as errors from './errors/module-errors.ts';

/** A file that is imported with `{ type: 'json' }`. */
export function jsonModule(path: string, source: string): FileModule {
  try {
    JSON.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw errors.syntaxError(`${path}: ${message}`);
  }
  return {
    path,
    source,
    code: '',
    syntax: {
      requests: [],
      exports: ['default'],
      locals: [],
      functions: [],
      metas: [],
      dynamicImports: [],
      defaultExports: [],
      exportKeywords: [],
    },
    targets: [],
    context: undefined,
    url: addressOf(`export default ${source.trim() === '' ? 'null' : source}`),
    names: undefined,
  };
}
