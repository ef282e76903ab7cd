import { addModules, loadBuiltin, type ModuleFunction } from './ground/library.ts';

/**
 * All of iconv-lite's encodings, in place of the few that every worker has: a script of its own, which the page fetches
 * for a program that names such a charset, or before a request whose body is in one; see `page/needs-encodings.ts`.
 */

/** Put before this script by `runtime/bundle/scripts/encodings-script.ts`. */
declare const encodingModules: Record<string, ModuleFunction>;

addModules(encodingModules, {});
// It takes them from there when it next needs one.
Reflect.set(Object(loadBuiltin('node_modules/iconv-lite/lib/index.js')), 'encodings', undefined);
