/** What the compiler says to each question. */
import { getAutocompletion, getHover } from '@valtown/codemirror-ts/worker';
import ts from 'typescript';
import { fileOf, pathOf, type Environment } from '../../../typed/environment.ts';
import type { Answers, Question, Rename, Replaced, TypeProblem } from './protocol.ts';

function problemFrom({
  file,
  start,
  length,
  messageText,
  category,
  ...diagnostic
}: ts.Diagnostic): TypeProblem | undefined {
  const name = file && fileOf(file.fileName);
  if (file === undefined || name === undefined || start === undefined) return undefined;
  const isSoft = category !== ts.DiagnosticCategory.Error || diagnostic.reportsUnnecessary !== undefined;
  return {
    file: name,
    from: start,
    to: start + (length ?? 0),
    line: file.getLineAndCharacterOfPosition(start).line + 1,
    severity: isSoft ? 'warning' : 'error',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  };
}

function problemsIn({ env, files }: Environment): readonly TypeProblem[] {
  const service = env.languageService;
  return files()
    .filter((file) => !file.endsWith('.json'))
    .flatMap((file) => [
      ...service.getSyntacticDiagnostics(pathOf(file)),
      ...service.getSemanticDiagnostics(pathOf(file)),
    ])
    .map(problemFrom)
    .filter((problem) => problem !== undefined);
}

function rename({ env }: Environment, path: string, at: number): Rename {
  const info = env.languageService.getRenameInfo(path, at, {});
  if (!info.canRename) return { refusal: info.localizedErrorMessage };
  // Where it is imported, it would only get another name there.
  const defined = env.languageService.getDefinitionAtPosition(path, at)?.find(({ fileName }) => fileOf(fileName));
  const place = defined === undefined ? { path, at } : { path: defined.fileName, at: defined.textSpan.start };
  const found = env.languageService.findRenameLocations(place.path, place.at, false, false, {
    providePrefixAndSuffixTextForRename: true,
  });
  const places: Record<string, Replaced[]> = {};
  for (const { fileName, textSpan, prefixText = '', suffixText = '' } of found ?? []) {
    const file = fileOf(fileName);
    if (file === undefined) continue;
    const { start, length } = textSpan;
    (places[file] ??= []).push({ from: start, to: start + length, before: prefixText, behind: suffixText });
  }
  return { name: info.displayName, places };
}

/** Data alone, without the compiler's own objects. */
function typeAt(env: Environment['env'], path: string, pos: number): Answers['type'] {
  const { start, end, quickInfo } = getHover({ env, path, pos }) ?? {};
  if (start === undefined || end === undefined || quickInfo === undefined) return null;
  return { start, end, quickInfo, typeDef: undefined };
}

/** What a library keeps to itself is not offered before its underscore is typed. */
async function completionsAt(
  env: Environment['env'],
  path: string,
  at: CompletionPlace,
): Promise<Answers['completions']> {
  const found = await getAutocompletion({ env, path, context: at });
  if (found === null || env.sys.readFile(path)?.[found.from] === '_') return found;
  return { ...found, options: found.options.filter(({ label }) => !label.startsWith('_')) };
}

interface CompletionPlace {
  readonly pos: number;
  readonly explicit: boolean;
}

export async function answerTo(question: Question, environment: Environment): Promise<Answers[Question['ask']]> {
  if (question.ask === 'problems') return problemsIn(environment);
  const { env } = environment;
  const path = pathOf(question.file);
  const pos = question.at;
  switch (question.ask) {
    case 'type':
      return typeAt(env, path, pos);
    case 'completions':
      return completionsAt(env, path, { pos, explicit: question.explicit });
    case 'rename':
      return rename(environment, path, pos);
  }
}
