/** What TypeScript says of a name in code at rest, from the build: fetched when the reader points at code, or comes to it by keys. */
export function offerTypes(): void {
  const come = (event: Event): void => {
    const { target } = event;
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (isTouch || !(target instanceof Element) || target.closest('.code') === null) return;
    import('./hover/pointing.ts').then(({ begin }) => begin(event)).catch(() => undefined);
  };
  addEventListener('pointermove', come);
  // Of the key that has led to it.
  addEventListener('keyup', come);
}
