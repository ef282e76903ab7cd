import type { Server } from 'node:http';
import type { Database } from './database.ts';

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  let isStopping = false;

  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      server.closeAllConnections();
    }, deadlineMs);

    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      const closed = database.close();
      if (isLate) void closed.then(() => process.exit(1));
      else process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
