import type { Server } from 'node:http';
import type { Database } from './database.ts';

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  let isStopping = false;
  let isLate = false;
  let deadline: NodeJS.Timeout | undefined;

  const stop = (): void => {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      isLate = true;
      server.closeAllConnections();
    }, deadlineMs);
    if (isStopping) return;
    isStopping = true;
    const sweep = setInterval(() => server.closeIdleConnections(), 50);

    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      void database.close().then(() => {
        if (isLate) process.exit(1);
      });
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
