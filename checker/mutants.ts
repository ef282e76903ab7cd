/** Small mistakes made by machine: every way in which one place of a solution may be another one. */
import type { ExampleFiles } from '#runtime/contract.ts';
import ts from 'typescript';
import type { KeptMutants } from './catalogue.ts';
import { keyFrom } from './kept-proofs.ts';
import type { Said } from './language.ts';
import { editsOfCall, isListenCallback } from './mutants/calls.ts';
import { shown, type Edit } from './mutants/edit.ts';
import { editsOfLiteral } from './mutants/literals.ts';
import { editsOfCourse } from './mutants/statements.ts';
import { toMend } from './to-mend.ts';

export interface Mutant {
  /** The same as long as the place is worded the same, wherever it stands: `on-error.ts: 404 → 405 in new HttpError(…`. */
  readonly id: string;
  readonly files: ExampleFiles;
}

interface Tried extends Mutated {
  readonly id: string;
  readonly checksText: string;
  readonly mutants: KeptMutants | undefined;
}

interface Mutated {
  readonly starter: ExampleFiles;
  readonly solution: ExampleFiles;
}

/** A request cannot tell what is a type, what is imported, and how an error class is called. */
function saysNothing(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.isPropertyDeclaration(node) && node.name.getText() === 'name') ||
    isListenCallback(node)
  );
}

type Found = readonly [edit: Edit, at: ts.Node];

function editsIn(node: ts.Node): readonly Found[] {
  if (saysNothing(node)) return [];
  const own = [
    ...editsOfLiteral(node),
    ...editsOfCourse(node),
    ...(ts.isCallExpression(node) || ts.isNewExpression(node) ? editsOfCall(node) : []),
  ];
  const found: Found[] = own.map((edit) => [edit, node]);
  ts.forEachChild(node, (child) => {
    found.push(...editsIn(child));
  });
  return found;
}

function idOf(path: string, text: string, { from, to, text: now }: Edit, at: ts.Node): string {
  const place = ts.isSourceFile(at) || ts.isBlock(at) ? '' : ` in ${shown(at.parent.getText())}`;
  const change =
    now === '' ? `without ${shown(text.slice(from, to))}` : `${shown(text.slice(from, to))} → ${shown(now)}`;
  return `${path}: ${change}${place}`;
}

function mutantsOfFile(solution: ExampleFiles, path: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants = editsIn(source).map(([edit, at]) => ({
    id: idOf(path, text, edit, at),
    files: { ...solution, [path]: text.slice(0, edit.from) + edit.text + text.slice(edit.to) },
  }));
  const seen = new Set([text]);
  return mutants.filter(({ files }) => {
    const mutated = files[path] ?? '';
    return !seen.has(mutated) && seen.add(mutated).has(mutated);
  });
}

/** Of the files that a learner writes: what is given is put back before it is checked. */
export function mutantsOf({ starter, solution }: Mutated): readonly Mutant[] {
  const own = Object.entries(solution).filter(([path, text]) => path.endsWith('.ts') && starter[path] !== text);
  const times = new Map<string, number>();
  return own
    .flatMap(([path, text]) => mutantsOfFile(solution, path, text))
    .map(({ id, files }) => {
      const nth = (times.get(id) ?? 0) + 1;
      times.set(id, nth);
      return { id: nth === 1 ? id : `${id} (${nth})`, files };
    });
}

/** Changes with the checks, with the solution, and with what the operators make of it. */
export function mutationKey({ checksText, starter, solution }: Omit<Tried, 'id' | 'mutants'>): string {
  const ids = mutantsOf({ starter, solution }).map(({ id }) => id);
  return keyFrom(checksText, Object.entries(solution), ids);
}

/**
 * Empty where every mutant was tried against these very checks, and each that survives is accounted for.
 * @param checks the teacher's own folder where it lies in one: without it no command finds it
 */
export function problemsOfMutants(assignment: Tried, checks?: string): readonly Said[] {
  const { id, mutants } = assignment;
  const command = `npm run mutants -- ${id}${checks === undefined ? '' : ` --checks ${checks}`}`;
  if (mutants === undefined) return [toMend('mend.mutants-not-tried', { id, command })];
  if (mutants.of !== mutationKey(assignment)) return [toMend('mend.mutants-old', { id, command })];
  return mutants.open.map((mutant) => toMend('mend.mutant-open', { id, mutant }));
}
