import type { Server } from 'node:http';
import type { Database } from './database.ts';

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  // TODO: this cuts everybody off.
  process.once('SIGTERM', () => {
    console.log(`stopping, listening: ${server.listening}, time left: ${deadlineMs} ms`);
    void database.close();
    process.exit(0);
  });
}
