/** Taken at the start: a program may take `Object` from the global object, and ours goes on. */
export const hasOwn = Object.hasOwn.bind(Object);
