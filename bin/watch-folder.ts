/**
 * Says when a file of a folder was saved. The system tells of it, or nobody does: on a drive of Windows under WSL or a
 * mounted volume. Which one it is shows only when something was saved, so the folder is looked at as well; what the
 * system tells is only sooner.
 */
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** An editor saves in several steps. */
const QUIET_MS = 150;
const LOOK_EVERY_MS = 1000;
/** Where nothing else tells. */
const POLL_EVERY_MS = 300;

interface Told {
  readonly close: () => void;
}
type Tell = (folder: string, onTold: () => void) => Told | undefined;

export interface WatchOptions {
  /** Asks the system for nothing, and looks more often. */
  readonly poll?: boolean;
  /** How the system tells. */
  readonly tell?: Tell;
}

/** Undefined where the system refuses, as Linux does when too much is watched. */
function tellBySystem(folder: string, onTold: () => void): Told | undefined {
  try {
    const watcher = watch(folder, { recursive: true }, onTold);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined;
    throw error;
  }
}

/** Changes with each save; a file that is just being replaced counts as gone. */
function stateOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const states = names.map((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return [name, found?.isFile() === true ? [found.mtimeMs, found.size, found.ino] : undefined];
  });
  return JSON.stringify(states);
}

/** @returns what ends it */
export function watchFolder(
  folder: string,
  onSave: () => void,
  { poll = false, tell = tellBySystem }: WatchOptions = {},
): () => void {
  let known = stateOf(folder);
  let quiet: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = stateOf(folder);
    if (now === known) return;
    known = now;
    clearTimeout(quiet);
    quiet = setTimeout(onSave, QUIET_MS);
  };
  const told = poll ? undefined : tell(folder, look);
  const timer = setInterval(look, told === undefined ? POLL_EVERY_MS : LOOK_EVERY_MS);
  return () => {
    told?.close();
    clearInterval(timer);
    clearTimeout(quiet);
  };
}
