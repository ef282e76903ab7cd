import { host } from '../ground/host.ts';
import { rememberAddress } from '../ground/positions/sources.ts';
import { isWebkit } from '../ground/positions/v8-stack.ts';
import { addressOf } from '../modules/address.ts';

/** A script has no value. */
const KEPT_AS = '__kept_of_this_page__';
const KEPT = isWebkit ? `globalThis.${KEPT_AS}=` : '';

/** What stands before the text when it is compiled. */
export const COMPILED_BEHIND = KEPT.length;

/** The value of an expression whose stack traces name the file at the url. */
export function compiled(expression: string, url: string): unknown {
  const text = `${KEPT}${expression}\n//# sourceURL=${url}`;
  return (isWebkit ? scriptWithAddress(text, url) : undefined) ?? host.evaluate(text);
}

/**
 * WebKit says nothing of a text that was handed to it to evaluate, neither its lines nor its name.
 * @returns undefined where the text is no script: what is wrong with it only who evaluates it is told
 */
function scriptWithAddress(text: string, url: string): unknown {
  const address = addressOf(text);
  rememberAddress(address, url);
  try {
    host.importScripts(address);
    return Reflect.get(globalThis, KEPT_AS);
  } catch {
    return undefined;
  } finally {
    Reflect.deleteProperty(globalThis, KEPT_AS);
  }
}
