/** Why a program did not start: what it printed first. Where Node stood then helps nobody who writes their first programs. */
import type { LogLine } from '#runtime/contract.ts';

const SHOWN = 12;
const OF_NODE = /^(?:\s+at |node:internal|\s*triggerUncaughtException|Node\.js v)/;

export function firstLines(lines: readonly LogLine[]): readonly LogLine[] {
  const told = lines.filter(({ text }) => !OF_NODE.test(text));
  const from = told.findIndex(({ text }) => !/^[\s^]*$/.test(text));
  return told.slice(Math.max(0, from)).slice(0, SHOWN);
}
