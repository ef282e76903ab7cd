/** A thread of the page's own that does nothing but answer: see `witness.ts`. */
addEventListener('message', () => postMessage(undefined));
