/** What is only done for what a reader comes near to: a screen before it comes into view. */
const acts = new WeakMap<Element, () => void>();

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) asIfNear(target);
  },
  { rootMargin: '100%' },
);

export function whenNear(element: Element, act: () => void): void {
  acts.set(element, act);
  watcher.observe(element);
}

/** It is needed before it is near. */
export function asIfNear(element: Element): void {
  watcher.unobserve(element);
  acts.get(element)?.();
}
