import { createApp } from './app.ts';
import { lifespan } from './lifespan.ts';
import { serve } from './serve.ts';
import { settingsOrExit } from './settings.ts';

const settings = settingsOrExit(process.env);

const inTime = await serve(lifespan, createApp, {
  port: 3000,
  drainMs: settings.DRAIN_MS,
  deadlineMs: settings.DEADLINE_MS,
});

// A handler that ignored the deadline may still be at work.
if (!inTime) process.exit(1);
// So may one whose client has left: no connection waits for it. It gets as long again.
setTimeout(() => process.exit(1), settings.DEADLINE_MS).unref();
