/** All that a proof depends on, as one key: where that has not changed, the proof still holds. */
import { join } from 'node:path';
import { filesIn, MUTANTS, versionsOf, type CatalogueAssignment, type CatalogueExample } from './catalogue.ts';
import { keyFrom } from './kept-proofs.ts';

/** What runs the program: Node, or a page in a browser of this name and version. */
export type ProofPlace = 'node' | { readonly page: string };

const ofThePage = /^(browser|bundle)\b/;
const isTest = /\.test\.ts$/;
/** What is said of a verdict, by language: the verdict is the same. */
const isWords = /^(?:language|words)\/\w+\.json$/;

function judgeIn(root: string, place: ProofPlace): unknown {
  const isNeeded = (room: string, path: string): boolean =>
    !isTest.test(path) && !isWords.test(path) && (room === 'checker' || place !== 'node' || !ofThePage.test(path));
  return ['checker', 'runtime'].map((room) =>
    Object.entries(filesIn(join(root, room))).filter(([path]) => isNeeded(room, path)),
  );
}

/**
 * The key of any proof about an assignment, at that place.
 * @param root the folder that holds `assignments/`
 */
export function keysOfAssignments(
  root: string,
  place: ProofPlace,
  projectRoot = root,
): (assignment: CatalogueAssignment) => string {
  const judge = keyFrom(judgeIn(projectRoot, place), versionsOf(projectRoot), place);
  return ({ id }) => {
    // What came of its mutants is a result, and no proof depends on it.
    const files = Object.entries(filesIn(join(root, 'assignments', id))).filter(
      ([path]) => path !== MUTANTS && !isWords.test(path),
    );
    return keyFrom(judge, files);
  };
}

/** The key of any proof about an example, at that place. */
export function keysOfExamples(root: string, place: ProofPlace): (example: CatalogueExample) => string {
  const judge = keyFrom(judgeIn(root, place), versionsOf(root), place);
  return ({ fingerprint }) => keyFrom(judge, fingerprint);
}
