/** Node's classes say in words of their own that `new` is missing. */
export function newRequired<Class extends new (...args: never[]) => object>(made: Class): Class {
  return new Proxy(made, {
    apply: () => {
      throw Object.assign(new TypeError('Cannot call constructor without `new`'), {
        code: 'ERR_CONSTRUCT_CALL_REQUIRED',
      });
    },
  });
}
