import type { Server } from 'node:http';
import type { Database } from './database.ts';

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  let isStopping = false;

  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const deadline = setTimeout(() => process.exit(1), deadlineMs);

    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      void database.close();
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
