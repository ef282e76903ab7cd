/** What a lesson shows, in Markdown: the files of a program, a request with what came back, a run with what it printed. */
import { STATUS_CODES } from 'node:http';
import { declarationSource } from '#checker/source.ts';
import { commandLineOf } from '../evidence/command-line.ts';
import { documentOf, evidenceOf, exchangeOf, fileOf, filesOf, runOf, type SourceFile } from '../evidence/examples.ts';
import { AuthorMistake } from '../evidence/mistake.ts';
import { shownSteps } from '../evidence/run-steps.ts';
import { languageFromPath } from '../highlight/highlighter.ts';
import { fill } from '../i18n/fill.ts';
import type { Words } from '../i18n/words.ts';
import { runEndingFrom } from '../evidence/run-ending.ts';
import { fieldsFromExchange } from '../shown/request-fields.ts';
import { fence, inlineCode } from './fence.ts';

const BLANK = '\n\n';

function fenceFile(path: string, { name, text }: SourceFile): string {
  return `**${inlineCode(path)}**${BLANK}${fence(text, languageFromPath(name))}`;
}

export function markdownFromExample(id: string): string {
  return filesOf(id)
    .map((file) => fenceFile(`${id}/${file.name}`, file))
    .join(BLANK);
}

export function markdownFromCode(of: string, file: string, name: string | undefined): string {
  const { text } = fileOf(of, file);
  const source = name === undefined ? text : declarationSource(text, name);
  if (source === undefined)
    throw new AuthorMistake(`<Code of="${of}" file="${file}" name="${name ?? ''}" /> names nothing.`);
  return fenceFile(`${of}/${file}`, { name: file, text: source });
}

function message(first: string, headers: string, body: string): string {
  return fence([first, ...(headers === '' ? [] : [headers]), ...(body === '' ? [] : ['', body])].join('\n'), 'http');
}

function fenceLog(lines: readonly string[], title: string): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, fence(lines.join('\n'), 'text')];
}

export function markdownFromExchange(lesson: string, id: string, words: Words): string {
  const { documented, recorded } = exchangeOf(lesson, id);
  const { method, path, headers, body } = fieldsFromExchange(documented.request);
  const { status, reason, binary, logs } = recorded;
  const told = recorded.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const phrase = reason === '' ? (STATUS_CODES[status] ?? '') : reason;
  return [
    `**${fill(words['exchange.label'], { id: inlineCode(id) })}**`,
    message(`${method} ${path} HTTP/1.1`, headers, body),
    message(
      `HTTP/1.1 ${String(status)} ${phrase}`,
      told,
      binary === true ? `(base64) ${recorded.body}` : recorded.body,
    ),
    ...fenceLog(logs, words['cell.log']),
  ].join(BLANK);
}

export function markdownFromRun(lesson: string, id: string, words: Words): string {
  const { documented, recorded, example } = runOf(lesson, id);
  const document = documentOf(example);
  const replaced = Object.entries(documented.files ?? {}).map(([name, text]) => fenceFile(name, { name, text }));
  const steps = shownSteps(documented, document, recorded.steps).map(
    ({ what, end }) => `- ${inlineCode(what)}${end === undefined ? '' : ` → ${end}`}`,
  );
  const printed = recorded.logs.map(({ text }) => text);
  return [
    `**${fill(words['run.label'], { id: inlineCode(id) })}**`,
    ...replaced,
    fence([`$ ${commandLineOf(documented, document)}`, ...printed].join('\n'), 'console'),
    ...(steps.length === 0 ? [] : [`${words['run.steps']}:`, steps.join('\n')]),
    runEndingFrom(recorded, words),
  ].join(BLANK);
}

export function markdownFromEvidence(lesson: string, id: string, words: Words): string {
  const { kind } = evidenceOf(lesson, id);
  return kind === 'exchange' ? markdownFromExchange(lesson, id, words) : markdownFromRun(lesson, id, words);
}
