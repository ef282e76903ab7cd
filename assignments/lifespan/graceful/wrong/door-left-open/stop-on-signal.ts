import type { Server } from 'node:http';
import type { Database } from './database.ts';

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  let isStopping = false;

  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      server.closeAllConnections();
    }, deadlineMs);
    const end = (): void => {
      clearInterval(sweep);
      clearTimeout(deadline);
      server.close(() => {
        void database.close().then(() => {
          if (isLate) process.exit(1);
        });
      });
    };
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      server.getConnections((_error, count) => {
        if (count === 0) end();
      });
    }, 50);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
