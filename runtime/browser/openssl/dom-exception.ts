/** Node's DOMException takes its name and its cause in one object, which the browser's does not know. */

const Native = globalThis.DOMException;

type Options = { readonly name?: string; readonly cause?: unknown } | string;

export function lazyDOMException(message: string, options: Options): DOMException {
  if (typeof options === 'string') return new Native(message, options);
  const exception = new Native(message, options.name);
  if ('cause' in options)
    Object.defineProperty(exception, 'cause', { value: options.cause, configurable: true, writable: true });
  return exception;
}
