/** All that a proof depends on, as one key: where that has not changed, the proof still holds. */
import { join } from 'node:path';
import { filesIn, versionsOf, type CatalogueAssignment, type CatalogueExample } from './catalogue.ts';
import { keyFrom } from './kept-proofs.ts';

/** What runs the program: Node, or a page in a browser of this name and version. */
export type ProofPlace = 'node' | { readonly page: string };

const ofThePage = /^(browser|bundle)\b/;
const isTest = /\.test\.ts$/;

function judgeIn(root: string, place: ProofPlace): unknown {
  const isNeeded = (room: string, path: string): boolean =>
    !isTest.test(path) && (room === 'checker' || place !== 'node' || !ofThePage.test(path));
  return ['checker', 'runtime'].map((room) =>
    Object.entries(filesIn(join(root, room))).filter(([path]) => isNeeded(room, path)),
  );
}

/** The key of any proof about an assignment, at that place. */
export function keysOfAssignments(root: string, place: ProofPlace): (assignment: CatalogueAssignment) => string {
  const judge = keyFrom(judgeIn(root, place), versionsOf(root), place);
  return ({ id }) => keyFrom(judge, filesIn(join(root, 'assignments', id)));
}

/** The key of any proof about an example, at that place. */
export function keysOfExamples(root: string, place: ProofPlace): (example: CatalogueExample) => string {
  const judge = keyFrom(judgeIn(root, place), versionsOf(root), place);
  return ({ fingerprint }) => keyFrom(judge, fingerprint);
}
