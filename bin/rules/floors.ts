/** Floors: what a room stands on lies below it, and no arrow runs back up. The first is the ground. */
import type { IForbiddenRuleType } from 'dependency-cruiser';

type Rule = IForbiddenRuleType & { readonly name: string; readonly comment: string };

/** The rooms of `runtime/browser/`: a file, or a folder with its door beside it, if it has one. */
export const browserFloors: readonly (readonly string[])[] = [
  // What the page, its frame and a worker say to each other.
  ['protocol', 'manifest', 'pieces', 'package-data'],
  ['ground', 'page'],
  ['bindings'],
  ['modules'],
  ['stand-ins'],
  ['program'],
  // Scripts of their own, which the page fetches for a program that names what leads to them.
  ['encodings', 'extras', 'fetched', 'openssl', 'sqlite', 'test-runner', 'timing', 'unpackers'],
  ['worker'],
];

/** The rooms of `site/cells/`; a door may say more behind its room's name, as `request-by-hand.ts` does. */
export const cellFloors: readonly (readonly string[])[] = [
  ['ground'],
  ['editor', 'session'],
  ['check', 'code', 'copy', 'hover', 'offline', 'progress', 'question', 'request', 'run', 'search', 'verify'],
  ['scratch'],
];

const inRooms = (folder: string, rooms: readonly string[]): string => `^${folder}/(${rooms.join('|')})[-./]`;

/** One rule a floor, all of one name: nothing below this floor imports anything on it. */
function noArrowUp(name: string, folder: string, floors: readonly (readonly string[])[]): readonly Rule[] {
  return floors.slice(1).map((floor, below) => ({
    name,
    comment: `Rule 6: a room of ${folder}/ stands on those below it (bin/rules/floors.ts); no arrow runs back up.`,
    severity: 'error',
    from: { path: inRooms(folder, floors.slice(0, below + 1).flat()) },
    to: { path: inRooms(folder, floor) },
  }));
}

function everyRoomHasAFloor(name: string, folder: string, floors: readonly (readonly string[])[]): Rule {
  return {
    name,
    comment: `Rule 6: a new room of ${folder}/ is given its floor in bin/rules/floors.ts.`,
    severity: 'error',
    from: {},
    to: { path: `^${folder}/`, pathNot: inRooms(folder, floors.flat()) },
  };
}

export const floorRules: readonly Rule[] = [
  ...noArrowUp('no-arrow-up-in-browser', 'runtime/browser', browserFloors),
  everyRoomHasAFloor('floor-for-every-room-of-browser', 'runtime/browser', browserFloors),
  {
    name: 'page-and-worker-speak-by-protocol',
    comment: 'Rule 6: the page and its frame share with a worker what they say to each other, and nothing that runs.',
    severity: 'error',
    from: { path: '^runtime/browser/page/' },
    to: { path: '^runtime/browser/', pathNot: inRooms('runtime/browser', ['page', ...(browserFloors[0] ?? [])]) },
  },
  ...noArrowUp('no-arrow-up-in-cells', 'site/cells', cellFloors),
  everyRoomHasAFloor('floor-for-every-room-of-cells', 'site/cells', cellFloors),
];
