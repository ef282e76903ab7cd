/** Errors that the browser tells by an event. The listeners of a worker hear in the order in which they came, so there is one. */

type Hear = (event: ErrorEvent) => void;

let hear: Hear = () => undefined;

/** @returns who heard them before */
export function hearHostErrors(next: Hear): Hear {
  const before = hear;
  hear = next;
  return before;
}

export function watchHostErrors(): void {
  const scope: EventTarget = globalThis;
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    if (event instanceof ErrorEvent) hear(event);
  });
}
