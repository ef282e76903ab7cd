import { internalMember, member } from '../../ground/library.ts';

/** The errors of module loading, made by Node's own error classes, with Node's own texts. */

/** Such an error is nobody's line of code; Node's own frames stand under it, and one does here, too. */
const FRAME = '\n    at node:internal/modules/esm/loader';

export function nodeError(code: string, ...args: unknown[]): Error {
  const Class = member(internalMember('internal/errors', 'codes'), code);
  const error: unknown = typeof Class === 'function' ? Reflect.construct(Class, args) : undefined;
  if (!(error instanceof Error)) throw new Error(`Node has no error ${code}.`);
  return withStack(error, code);
}

function withStack<Kind extends Error>(error: Kind, code?: string): Kind {
  const name = code === undefined ? error.name : `${error.name} [${code}]`;
  const stack = `${name}: ${error.message}${FRAME}`;
  Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
  return error;
}

export function moduleNotFound(path: string, parent: string): Error {
  return nodeError('ERR_MODULE_NOT_FOUND', path, parent, `file://${path}`);
}

export function circleUnseen(path: string): Error {
  return withStack(
    new Error(
      `${path} imports itself by way of other files. In the page only files that were there from the start may.`,
    ),
  );
}

/** @param available how many packages there are */
export function packageNotFound(name: string, parent: string, available: number): Error {
  const error = nodeError('ERR_MODULE_NOT_FOUND', name, parent, null);
  error.message += `\nThe page “Packages” of this site lists the ${String(available)} packages that can be imported here.`;
  return withStack(error, 'ERR_MODULE_NOT_FOUND');
}

export function noSubpath(subpath: string, name: string, parent: string): Error {
  return nodeError('ERR_PACKAGE_PATH_NOT_EXPORTED', `/app/node_modules/${name}/`, subpath, parent);
}

export function importNotDefined(specifier: string, parent: string): Error {
  return nodeError('ERR_PACKAGE_IMPORT_NOT_DEFINED', specifier, '/app/', parent);
}

export function directoryImport(path: string, parent: string): Error {
  return nodeError('ERR_UNSUPPORTED_DIR_IMPORT', path, parent, `file://${path}`);
}

export function unknownExtension(extension: string, path: string): Error {
  return nodeError('ERR_UNKNOWN_FILE_EXTENSION', extension, path);
}

export function unknownBuiltin(specifier: string): Error {
  return nodeError('ERR_UNKNOWN_BUILTIN_MODULE', specifier);
}

export function attributeMissing(path: string): Error {
  return nodeError('ERR_IMPORT_ATTRIBUTE_MISSING', `file://${path}`, 'type', 'json');
}

/** An error in the text of a file: Node shows its place, the line, and marks under it. */
export function syntaxError(message: string, code?: string): SyntaxError {
  const error = withStack(new SyntaxError(message), code);
  if (code !== undefined) Object.assign(error, { code });
  return error;
}
