/** Call sites as V8 gives them, made of the lines that another engine writes. */

/** A program may take the global away. */
const { defineProperty } = Object;

export interface Place {
  readonly name: string | null;
  readonly address: string;
  readonly line: number;
  readonly column: number;
}

interface CallSite extends NodeJS.CallSite {
  toString(): string;
}

function callSiteFrom({ name, address, line, column }: Place): CallSite {
  const place = `${address}:${String(line)}:${String(column)}`;
  const no = (): false => false;
  return {
    getThis: () => undefined,
    getTypeName: () => null,
    getFunction: () => undefined,
    getFunctionName: () => name,
    getMethodName: () => null,
    getFileName: () => address,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    getEvalOrigin: () => undefined,
    getScriptNameOrSourceURL: () => address,
    getScriptHash: () => '',
    getEnclosingColumnNumber: () => column,
    getEnclosingLineNumber: () => line,
    getPosition: () => 0,
    getPromiseIndex: () => null,
    isToplevel: () => true,
    // CommonJS is run by eval, under its bare path.
    isEval: () => address.startsWith('/'),
    isNative: no,
    isConstructor: no,
    isAsync: no,
    isPromiseAll: no,
    toString: () => (name === null ? place : `${name} (${place})`),
  };
}

function limited(places: readonly Place[]): readonly Place[] {
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
  return typeof limit === 'number' ? places.slice(0, Math.max(0, limit)) : places;
}

/** What `Error.prepareStackTrace` makes of these places, or V8 without it. */
export function prepared(error: unknown, places: readonly Place[]): unknown {
  const prepare: unknown = Reflect.get(Error, 'prepareStackTrace');
  const sites = limited(places).map(callSiteFrom);
  if (typeof prepare === 'function') return Reflect.apply(prepare, Error, [error, sites]);
  return [String(error), ...sites.map((site) => `    at ${site.toString()}`)].join('\n');
}

export const asValue = (value: unknown): PropertyDescriptor => ({
  value,
  writable: true,
  configurable: true,
  enumerable: false,
});

export function setStack(target: object, stack: unknown): void {
  defineProperty(target, 'stack', asValue(stack));
}
