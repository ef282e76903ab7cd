/** Whether what a claim quotes really occurs in the evidence that it cites. */
import type { CatalogueExample } from '../catalogue.ts';
import type { Recording } from '../recording.ts';

export interface RecordedExample {
  readonly example: CatalogueExample;
  readonly recording: Recording;
}

/** White space says nothing: a body is quoted on one line and shown on many. */
function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Everything of an exchange or run that a sentence may quote, each on a line. */
function evidenceText({ example, recording }: RecordedExample, id: string): string {
  const documented = example.document.exchanges[id];
  const recorded = recording.exchanges[id];
  const run = example.document.runs?.[id];
  const recordedRun = recording.runs[id];
  const request = documented?.request;
  return [
    ...(request === undefined
      ? []
      : [
          `${request.method} ${request.path}`,
          request.text ?? '',
          request.json === undefined ? '' : JSON.stringify(request.json),
        ]),
    ...Object.entries(request?.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(recorded === undefined
      ? []
      : [`${String(recorded.status)} ${recorded.reason}`, recorded.body, ...recorded.logs]),
    ...(recorded?.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ...(recordedRun?.logs ?? []).map(({ text }) => text),
    ...(recordedRun?.steps ?? []),
    ...Object.entries({ ...example.document.env, ...run?.env }).map(([name, value]) => `${name}=${value}`),
    recordedRun?.exit == null ? '' : `exit code ${String(recordedRun.exit.code)} ${recordedRun.exit.signal ?? ''}`,
    ...Object.entries({ ...example.files, ...run?.files }).flat(),
  ].join('\n');
}

/** The quotes that occur nowhere in what the ids stand for. */
export function unprovedQuotes(
  quotes: readonly string[],
  ids: readonly string[],
  exampleById: (id: string) => RecordedExample | undefined,
): readonly string[] {
  const evidence = ids.flatMap((id) => {
    const recorded = exampleById(id);
    return recorded === undefined ? [] : [evidenceText(recorded, id)];
  });
  const haystack = withoutSpace(evidence.join('\n'));
  return quotes.filter((quote) => !haystack.includes(withoutSpace(quote)));
}
