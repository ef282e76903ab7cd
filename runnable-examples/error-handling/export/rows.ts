import { setTimeout as wait } from 'node:timers/promises';

const names = ['Boostcamp', 'AI', 'Tech'];

/** Stands for a database that hands over one row after another. */
export async function* rows(): AsyncGenerator<string> {
  for (const [index, name] of names.entries()) {
    await wait(20);
    const number = String(index + 1);
    if (number === process.env['BROKEN_ROW'])
      throw new Error(`row ${number} is unreadable`);
    yield `${number},${name}\n`;
  }
}
