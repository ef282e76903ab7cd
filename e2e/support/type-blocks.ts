/** Types the terminal blocks of a lesson, one after the other, and says what came otherwise than shown. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { DocumentedText } from '#checker/exchange.ts';
import type { TerminalBlock, TerminalStep } from '#checker/content.ts';
import { differencesOfLogs } from '#checker/match.ts';
import { lineFromDifference } from '#checker/words.ts';
import { english } from './language.ts';
import { Terminal } from './terminal.ts';

/** A program that ends right behind its last line does not go on. */
const SETTLES_MS = 300;

const ENDED_BY_SIGINT = 130;

type Terminals = Readonly<Record<TerminalBlock['terminal'], Terminal>>;

/** Inside a line, `…` stands for any text; the matcher knows the line that is nothing else. */
function documentedLine(line: string): DocumentedText {
  if (line === '…' || !line.includes('…')) return line;
  const pattern = line.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return z.string().regex(new RegExp(`^${pattern.join('.*')}$`), line);
}

function differences(shown: readonly string[], printed: readonly string[]): readonly string[] {
  return differencesOfLogs(shown.map(documentedLine), printed).map((each) => lineFromDifference(each, english));
}

/** What is shown so far must have come; more may follow, as long as the command runs. */
const haveCome = (shown: readonly string[], printed: readonly string[]): boolean =>
  differencesOfLogs([...shown.map(documentedLine), '…'], printed).length === 0;

/** The lines that an earlier block has shown already, by terminal. */
type Seen = Map<Terminal, number>;

async function takeStep(terminal: Terminal, seen: Seen, step: TerminalStep, mayGoOn: boolean): Promise<string[]> {
  const { command, isInterrupted, prints } = step;
  if (command !== undefined) {
    if (terminal.isBusy) return [`${terminal.words} still runs, so nothing can be typed`];
    seen.set(terminal, 0);
    terminal.type(command);
  } else if (!terminal.isBusy && terminal.words === '') return ['nothing runs there that could print'];
  if (isInterrupted) {
    seen.set(terminal, terminal.lines.length);
    terminal.interrupt();
  }
  const printed = (): readonly string[] => terminal.lines.slice(seen.get(terminal));
  if (!mayGoOn) {
    if ((await terminal.awaitEnd()) === undefined) return [`it goes on, after ${JSON.stringify(printed())}`];
    return [...differences(prints, printed())];
  }
  await terminal.awaitLines(() => haveCome(prints, printed()));
  await wait(SETTLES_MS);
  if (!terminal.isBusy) return [`it ended with ${String(terminal.status)}, after ${JSON.stringify(printed())}`];
  const wrong = haveCome(prints, printed()) ? [] : [...differences(prints, printed())];
  seen.set(terminal, terminal.lines.length);
  return wrong;
}

async function typeBlock(terminals: Terminals, seen: Seen, block: TerminalBlock): Promise<string[]> {
  const terminal = terminals[block.terminal];
  for (const [index, step] of block.steps.entries()) {
    const next = block.steps[index + 1];
    // Between a server and the Ctrl+C that ends it, and at the end of a block that says so.
    const mayGoOn = next === undefined ? block.goesOn : next.isInterrupted;
    const wrong = await takeStep(terminal, seen, step, mayGoOn);
    const isAskedFor = next?.command?.includes('$?') === true;
    const isFine = terminal.status === 0 || (step.isInterrupted && terminal.status === ENDED_BY_SIGINT);
    if (!mayGoOn && wrong.length === 0 && !isAskedFor && !isFine)
      wrong.push(`exit code ${String(terminal.status)}, after ${JSON.stringify(terminal.lines)}`);
    if (wrong.length > 0) return wrong.map((words) => `line ${String(block.line)}, ${terminal.words}: ${words}`);
  }
  return [];
}

export async function typeBlocks(
  folder: string,
  env: NodeJS.ProcessEnv,
  blocks: readonly TerminalBlock[],
): Promise<readonly string[]> {
  const terminals = { first: new Terminal(folder, env), second: new Terminal(folder, env) };
  const seen: Seen = new Map();
  try {
    for (const block of blocks) {
      const wrong = await typeBlock(terminals, seen, block);
      if (wrong.length > 0) return wrong;
    }
    return [];
  } finally {
    for (const terminal of Object.values(terminals)) terminal.kill();
  }
}
