/** Operators over what a program does and when: a statement less, another order, another way at a fork. */
import ts from 'typescript';
import { replaced, swappedNeighbours, type Edit } from './edit.ts';

const { SyntaxKind } = ts;

const otherOperators: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.LessThanToken, ['<=', '>']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.PlusToken, ['-']],
  [SyntaxKind.MinusToken, ['+']],
  [SyntaxKind.AsteriskToken, ['/']],
  [SyntaxKind.SlashToken, ['*']],
  [SyntaxKind.PlusEqualsToken, ['-=']],
  [SyntaxKind.MinusEqualsToken, ['+=']],
]);

const joining = [SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken];

/** A declaration is left: without it nothing behind it would run. */
function mayGo(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isIfStatement(statement) ||
    ts.isIterationStatement(statement, false) ||
    ts.isBreakOrContinueStatement(statement)
  );
}

function isListening(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false;
  const { expression: callee } = statement.expression;
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'listen';
}

function editsOfList(statements: ts.NodeArray<ts.Statement>): readonly Edit[] {
  const order = swappedNeighbours(
    // What is registered in the turn in which a server begins to listen is there for the first request.
    statements.filter((statement) => !isListening(statement)),
    (first, second) => ts.isExpressionStatement(first) && ts.isExpressionStatement(second),
  );
  return [...statements.filter(mayGo).map((statement) => replaced(statement, '')), ...order];
}

function editsOfBinary({ left, operatorToken, right }: ts.BinaryExpression): readonly Edit[] {
  if (joining.includes(operatorToken.kind)) {
    const [from, to] = [left.getStart(), right.getEnd()];
    return [left, right].map((side) => ({ from, to, text: side.getText() }));
  }
  return (otherOperators.get(operatorToken.kind) ?? []).map((other) => replaced(operatorToken, other));
}

export function editsOfCourse(node: ts.Node): readonly Edit[] {
  if (ts.isSourceFile(node) || ts.isBlock(node)) return editsOfList(node.statements);
  if (ts.isBinaryExpression(node)) return editsOfBinary(node);
  if (ts.isIfStatement(node)) {
    const always = replaced(node.expression, 'true');
    return node.elseStatement === undefined ? [always] : [always, replaced(node.expression, 'false')];
  }
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].map((branch) => replaced(node, branch.getText()));
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return [replaced(node, node.operand.getText())];
  if (ts.isAwaitExpression(node)) return [replaced(node, node.expression.getText())];
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return [replaced(node.body, 'undefined')];
  if (ts.isPropertyAccessExpression(node) && node.questionDotToken !== undefined)
    return [replaced(node.questionDotToken, '.')];
  if (ts.isBindingElement(node) && node.initializer !== undefined)
    return [{ from: node.name.getEnd(), to: node.initializer.getEnd(), text: '' }];
  return [];
}
