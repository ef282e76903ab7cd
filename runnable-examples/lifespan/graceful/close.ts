import { once } from 'node:events';
import type { Server } from 'node:http';

/** For a handler that heard of the deadline to send its answer. */
const LAST_WORDS_MS = 200;

/** Accepts nothing new, waits for the responses under way, and resolves when the last connection is closed. */
export async function close(
  server: Server,
  sweep: () => void,
  deadline: AbortController,
  deadlineMs: number,
): Promise<void> {
  const timers = [
    setInterval(sweep, 50),
    setTimeout(() => deadline.abort(), deadlineMs),
    setTimeout(() => server.closeAllConnections(), deadlineMs + LAST_WORDS_MS),
  ];
  server.close();
  sweep();
  await once(server, 'close');
  for (const timer of timers) clearTimeout(timer);
}
