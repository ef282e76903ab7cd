/**
 * What a lesson has its reader type in a terminal: `<Terminal>` around a fence `console`, read as a session. A line
 * that begins with `$ ` is typed, `^C` is pressed, any other line is printed; a line `…` stands for any lines, or none, and inside a
 * line for any text.
 */

export interface TerminalStep {
  /** Absent for what goes on from an earlier line: the program that runs there prints, or is interrupted. */
  readonly command?: string;
  /** Before it, Ctrl+C is pressed. */
  readonly isInterrupted: boolean;
  readonly prints: readonly string[];
}

export interface TerminalBlock {
  readonly line: number;
  readonly terminal: 'first' | 'second';
  /** The last command is still running at the end. */
  readonly goesOn: boolean;
  readonly steps: readonly TerminalStep[];
}

const PROMPT = '$ ';
const INTERRUPT = '^C';

/** A typed line that ends with a backslash goes on in the next one, as in a shell. */
export function stepsFromSession(session: string): readonly TerminalStep[] {
  const steps: { command?: string; isInterrupted: boolean; prints: string[] }[] = [];
  let isTyping = false;
  for (const line of session.split('\n')) {
    const last = steps.at(-1);
    if (isTyping && last !== undefined) last.command = `${last.command ?? ''}\n${line}`;
    else if (line.startsWith(PROMPT))
      steps.push({ command: line.slice(PROMPT.length), isInterrupted: false, prints: [] });
    else if (line === INTERRUPT) steps.push({ isInterrupted: true, prints: [] });
    else if (last === undefined) steps.push({ isInterrupted: false, prints: [line] });
    else last.prints.push(line);
    isTyping = (isTyping || line.startsWith(PROMPT)) && line.endsWith('\\');
  }
  return steps;
}
