/** Errors that the browser tells by an event. The listeners of a worker hear in the order in which they came, so there is one. */

const { apply } = Reflect;
const HostErrorEvent = globalThis.ErrorEvent;
// A program may put another in its place, and the page would hear an error as long as the program likes.
// eslint-disable-next-line @typescript-eslint/unbound-method -- called on each event
const { preventDefault } = Event.prototype;

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
    apply(preventDefault, event, []);
    if (event instanceof HostErrorEvent) hear(event);
  });
}
