/** Operators over calls: another function, an argument less, a link of the chain less. */
import ts from 'typescript';
import { replaced, swappedNeighbours, withoutEach, type Edit } from './edit.ts';

/** What is easily taken for it. */
const mistaken: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    get: ['all'],
    post: ['all'],
    all: ['get'],
    min: ['gt'],
    max: ['lt'],
    int: ['number', 'coerce.number'],
    number: ['coerce.number'],
    string: ['coerce.string'],
    stringbool: ['coerce.boolean'],
    object: ['strictObject', 'looseObject'],
    optional: ['nullish'],
    default: ['catch'],
    startsWith: ['includes', 'endsWith'],
    endsWith: ['includes'],
    includes: ['startsWith'],
    some: ['every'],
    every: ['some'],
    on: ['once'],
    once: ['on'],
    push: ['unshift'],
    shift: ['pop'],
    replaceAll: ['replace'],
    toLowerCase: ['toUpperCase'],
    toUpperCase: ['toLowerCase'],
    closeIdleConnections: ['closeAllConnections'],
    closeAllConnections: ['closeIdleConnections'],
    error: ['log'],
  }),
);

/** What gives back the kind of value that it was called on, so that it may be left out. */
const shaping = /^(trim|toLowerCase|toUpperCase|sort|reverse|slice|filter|replaceAll|replace|map|then|catch)$/;

function withoutLink(call: ts.CallExpression): readonly Edit[] {
  if (!ts.isPropertyAccessExpression(call.expression)) return [];
  const { expression: before, name } = call.expression;
  const isLink = ts.isCallExpression(before) || shaping.test(name.text);
  return isLink ? [{ from: before.getEnd(), to: call.getEnd(), text: '' }] : [];
}

/** How a program comes to listen, and what it prints then, is the same in every program of the course. */
export function isListenCallback(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isFunctionLike(node) &&
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === 'listen'
  );
}

export function editsOfCall(node: ts.CallExpression | ts.NewExpression): readonly Edit[] {
  const args = node.arguments ?? ts.factory.createNodeArray<ts.Expression>();
  const isFree = !args.some(isListenCallback);
  const edits = isFree ? withoutEach(args) : [];
  const others = swappedNeighbours([...args], (first, second) => first.kind === second.kind);
  if (!ts.isCallExpression(node)) return [...edits, ...others];
  const { expression: callee } = node;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
  const mistakes = (name && mistaken.get(name.text)) ?? [];
  return [
    ...edits,
    ...others,
    ...withoutLink(node),
    ...(name === undefined ? [] : mistakes.map((mistake) => replaced(name, mistake))),
  ];
}
