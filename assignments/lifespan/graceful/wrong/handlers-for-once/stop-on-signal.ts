import type { Server } from 'node:http';
import type { Database } from './database.ts';

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  const stop = (): void => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      server.closeAllConnections();
    }, deadlineMs);

    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      void database.close().then(() => {
        if (isLate) process.exit(1);
      });
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
