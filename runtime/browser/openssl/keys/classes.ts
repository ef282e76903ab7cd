import { nodeError } from '../../ground/node-error.ts';
import { KeyObjectHandle } from './handle.ts';

/** What stands below Node's classes KeyObject and CryptoKey: each keeps its parts where no program reaches them. */

class NativeKeyObject {
  readonly #handle: unknown;

  constructor(handle: unknown) {
    this.#handle = handle;
  }

  static slotsOf(key: object): readonly unknown[] {
    if (!(#handle in key)) throw nodeError('ERR_INVALID_THIS', 'KeyObject');
    const handle = key.#handle;
    return [
      handle instanceof KeyObjectHandle ? handle.getKeyType() : undefined,
      handle,
      undefined,
      undefined,
      undefined,
    ];
  }
}

class NativeCryptoKey {
  readonly #parts: readonly unknown[];

  constructor(handle: unknown, algorithm: unknown, usages: unknown, isExtractable: unknown) {
    this.#parts = [algorithm, usages, isExtractable, handle];
  }

  static slotsOf(key: object): readonly unknown[] {
    if (!(#parts in key)) throw nodeError('ERR_INVALID_THIS', 'CryptoKey');
    const [algorithm, usages, isExtractable, handle] = key.#parts;
    const type = handle instanceof KeyObjectHandle ? handle.getKeyType() : undefined;
    return [type, isExtractable, algorithm, usages, handle, undefined, undefined, undefined];
  }
}

type Classes = readonly unknown[];
let InternalCryptoKey: unknown;

export const keyClasses = {
  createNativeKeyObjectClass: (make: (native: typeof NativeKeyObject) => Classes): Classes => make(NativeKeyObject),
  getKeyObjectSlots: (key: object) => [...NativeKeyObject.slotsOf(key)],
  createCryptoKeyClass: (make: (native: typeof NativeCryptoKey) => Classes): Classes => {
    const classes = make(NativeCryptoKey);
    InternalCryptoKey = classes[1];
    return classes;
  },
  getCryptoKeySlots: (key: object) => [...NativeCryptoKey.slotsOf(key)],
};

/** A CryptoKey of Node's, for the result of a job. */
export function cryptoKey(
  handle: KeyObjectHandle,
  algorithm: unknown,
  usages: unknown,
  isExtractable: unknown,
): unknown {
  return typeof InternalCryptoKey === 'function'
    ? Reflect.construct(InternalCryptoKey, [handle, algorithm, usages, isExtractable])
    : undefined;
}
