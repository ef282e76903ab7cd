import type { Tree } from './tree.ts';

// TODO: merge what lies deeper, too.
export function merged(weak: Tree, strong: Tree): Tree {
  return { ...weak, ...strong };
}
