/** Lines that a program printed one after the other to the same stream are one text: a page of fewer elements is there sooner. */
import type { LogLine } from '#runtime/contract.ts';

type Printed = Pick<LogLine, 'stream' | 'text'>;

export function printedTogether(lines: readonly Printed[]): readonly Printed[] {
  const texts: { stream: LogLine['stream']; text: string }[] = [];
  for (const { stream, text } of lines) {
    const last = texts.at(-1);
    if (last?.stream === stream) last.text += `\n${text}`;
    else texts.push({ stream, text });
  }
  return texts;
}
