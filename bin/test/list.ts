/** Every check by its id: the units, what `content` proves, and the tests in a browser. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesOfProject } from './unproved.ts';

/** `node --test` lists none without running it: the names stand in the source, those that are computed as written there. */
function unitsIn(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ['test', 'it'].includes(node.expression.text)
    ) {
      const [name] = node.arguments;
      if (name !== undefined) found.push(`unit › ${path} › ${name.getText(source)}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function linesOf(root: string, ...command: readonly string[]): readonly string[] {
  const [file = '', ...args] = command;
  const { stdout, stderr, status } = spawnSync(file, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stderr}`);
  return stdout.split('\n').filter((line) => line !== '');
}

export function listChecks(root: string): void {
  const units = filesOfProject(root).filter((path) => path.endsWith('.test.ts'));
  for (const path of units) for (const id of unitsIn(path, readFileSync(join(root, path), 'utf8'))) console.log(id);
  for (const id of linesOf(root, process.execPath, 'bin/graded.ts', '--list')) console.log(`content › ${id}`);
  // `[project] › file:line:column › title`: a place moves, and the id stays.
  const listed = linesOf(root, 'playwright', 'test', '--list').filter((line) => line.includes(' › '));
  for (const line of listed)
    console.log(
      `e2e › ${line
        .trim()
        .replace(/^\[[^\]]*\] › /, '')
        .replace(/:\d+:\d+ › /, ' › ')}`,
    );
}
