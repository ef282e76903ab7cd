/** Operators over what stands in the text as it is: numbers, texts, lists, patterns. */
import ts from 'typescript';
import { mutate } from 'weapon-regex';
import { replaced, swappedNeighbours, withoutEach, type Edit } from './edit.ts';

function isSpread(node: ts.Node): boolean {
  return ts.isSpreadAssignment(node) || ts.isSpreadElement(node);
}

function editsOfNumber(node: ts.NumericLiteral): readonly Edit[] {
  const value = Number(node.text);
  return [value + 1, value - 1].map((other) => replaced(node, String(other)));
}

function editsOfText(node: ts.StringLiteralLike): readonly Edit[] {
  // A name is no value.
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  const others = node.text === '' ? ["'x'"] : ["''", `${node.getText().slice(0, -1)}x${node.getText().slice(-1)}`];
  return others.map((other) => replaced(node, other));
}

function editsOfTemplate(node: ts.TemplateExpression): readonly Edit[] {
  const { head, templateSpans } = node;
  const opening = '`'.length;
  return [
    ...(head.text === '' ? [] : [{ from: head.getStart() + opening, to: head.getEnd() - '${'.length, text: '' }]),
    ...templateSpans.flatMap(({ expression, literal }) => {
      const closing = ts.isTemplateTail(literal) ? '`'.length : '${'.length;
      const value = {
        from: expression.getStart() - '${'.length,
        to: literal.getStart() + '}'.length,
        text: '',
      };
      const text = { from: literal.getStart() + '}'.length, to: literal.getEnd() - closing, text: '' };
      return literal.text === '' ? [value] : [value, text];
    }),
  ];
}

function editsOfPattern(node: ts.RegularExpressionLiteral): readonly Edit[] {
  const end = node.text.lastIndexOf('/');
  const [pattern, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
  return [
    ...mutate(pattern, flags, { mutationLevels: [1] }).map((each) => replaced(node, `/${each.pattern}/${flags}`)),
    ...Array.from(flags, (flag) => replaced(node, `/${pattern}/${flags.replace(flag, '')}`)),
  ];
}

export function editsOfLiteral(node: ts.Node): readonly Edit[] {
  if (ts.isNumericLiteral(node)) return editsOfNumber(node);
  if (ts.isStringLiteralLike(node)) return editsOfText(node);
  if (ts.isTemplateExpression(node)) return editsOfTemplate(node);
  if (ts.isRegularExpressionLiteral(node)) return editsOfPattern(node);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [replaced(node, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [replaced(node, 'true')];
  if (ts.isObjectLiteralExpression(node)) {
    const either = swappedNeighbours([...node.properties], (first, second) => isSpread(first) || isSpread(second));
    return [...withoutEach(node.properties), ...either];
  }
  if (ts.isArrayLiteralExpression(node)) {
    const either = swappedNeighbours([...node.elements], (first, second) => first.kind === second.kind);
    return [...withoutEach(node.elements), ...either];
  }
  return [];
}
