/** What every guarded program of one run stands on: the Node that grades, and the packages, each in one file. */
import type { Shield } from './shield.ts';

export interface Engine {
  readonly node: string;
  /** What a program behind a shield has as its root. */
  readonly root: string;
  /** The folder of the bundles and of the preload. */
  readonly packages: string;
  /** Before each start: the packages are what they were. @throws Error where somebody changed them */
  readonly verify: () => void;
  /** Where programs get their folders. */
  readonly place: string;
  readonly shield: Shield;
}
