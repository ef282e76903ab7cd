import { createApp } from './app.ts';
import { lifespan } from './lifespan.ts';
import { serve } from './serve.ts';
import { settings } from './settings.ts';

const inTime = await serve(lifespan, createApp, {
  port: 3000,
  drainMs: settings.DRAIN_MS,
  deadlineMs: settings.DEADLINE_MS,
});

// A handler that ignored the deadline may still be at work.
if (!inTime) process.exit(1);
