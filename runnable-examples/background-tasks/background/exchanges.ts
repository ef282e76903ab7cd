import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const post = (path: string, json?: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  ...(json === undefined ? {} : { json }),
});

const listening = 'Listening on http://localhost:3000';
const ok = { status: 200, json: 'ok' } as const;
const sent = { status: 202, json: { message: 'Notification sent in the background' } };

const afterFinish = (statement: string) => `import type { Response } from 'express';

export function afterResponse(res: Response, work: () => Promise<void>): void {
  res.once('finish', () => {
    ${statement};
  });
}
`;

const twoForOne = `import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { afterResponse } from './after-response.ts';

const app = express();

async function work(name: string): Promise<void> {
  console.log(\`\${name} starts\`);
  await wait(100);
  console.log(\`\${name} ends\`);
}

app.post('/task', (_req, res) => {
  afterResponse(res, () => work('first'));
  afterResponse(res, () => work('second'));
  res.status(202).json('ok');
});

app.listen(3000);
`;

/** `sendMail` is no longer `async`: it throws before there is a promise. */
const sendsOrThrows = `import { setTimeout as wait } from 'node:timers/promises';

export const task = (waitTime: number) => wait(waitTime * 1000);
export const saveOrder = () => wait(200);

export function sendMail(to: string): Promise<void> {
  if (to.endsWith('.invalid')) throw new Error('smtp refused');
  return wait(100);
}
`;

export default {
  rough: {
    'POST /send-notification/ada@example.invalid':
      'the mail to this address fails on purpose, and the log says so',
  },
  exchanges: {
    'client-waits': {
      request: post('/waiting/task', { wait_time: 0.8 }),
      response: ok,
      logs: ['task done after 0.8'],
      took: { atLeastMs: 780 },
    },
    'sum-of-the-works': {
      request: post('/waiting/tasks/one-by-one', { wait_times: [0.3, 0.4, 0.5] }),
      response: ok,
      logs: ['task done after 0.3', 'task done after 0.4', 'task done after 0.5'],
      took: { atLeastMs: 1180 },
    },
    'longest-of-the-works': {
      request: post('/waiting/tasks/at-once', { wait_times: [0.3, 0.4, 0.5] }),
      response: ok,
      took: { atLeastMs: 480, atMostMs: 1100 },
    },
    'ping-while-waiting': {
      request: { method: 'GET', path: '/ping' },
      response: { status: 200, json: 'pong' },
      alongside: 'client-waits',
      notYet: ['task done after 0.8'],
    },
    'task-accepted': {
      request: post('/task', { wait_time: 1 }),
      response: { status: 202, json: 'ok' },
      notYet: ['task done after 1'],
    },
    'task-refused': {
      request: post('/task', { wait_time: 'long' }),
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_type',
              loc: ['body', 'wait_time'],
              msg: 'Invalid input: expected number, received string',
            },
          ],
        },
      },
    },
    'task-unreadable': {
      request: {
        method: 'POST',
        path: '/task',
        headers: { 'content-type': 'application/json' },
        text: '{"wait_time": 1',
      },
      response: {
        status: 400,
        json: { detail: 'The body cannot be read as a JSON object or array' },
      },
    },
    'mail-promised': {
      request: post('/send-notification/ada@example.com'),
      response: sent,
    },
    'mail-promised-in-vain': {
      request: post('/send-notification/ada@example.invalid'),
      response: sent,
    },
  },
  runs: {
    'work-goes-on': {
      steps: [{ send: 'task-accepted' }],
      logs: [listening, 'answered', 'task done after 1'],
    },
    'two-start-together': {
      files: { 'main.ts': twoForOne },
      steps: [{ send: 'task-accepted' }],
      logs: ['first starts', 'second starts', 'first ends', 'second ends'],
    },
    'failure-logged': {
      steps: [{ send: 'mail-promised-in-vain' }, { afterMs: 500, send: 'mail-promised' }],
      logs: [
        listening,
        'order saved for ada@example.invalid',
        'background work failed: Error: smtp refused',
        '…',
        'order saved for ada@example.com',
        'mail sent to ada@example.com',
      ],
    },
    'client-gone': {
      steps: [{ send: 'mail-promised', leavesAfterMs: 50 }],
      logs: [listening, 'order saved for ada@example.com', 'mail sent to ada@example.com'],
    },
    'finish-never-comes': {
      files: { 'after-response.ts': afterFinish('work().catch(console.error)') },
      steps: [
        { send: 'mail-promised', leavesAfterMs: 50 },
        { afterMs: 1000, signal: 'SIGTERM' },
      ],
      logs: [listening, 'order saved for ada@example.com'],
      exit: { signal: 'SIGTERM' },
    },
    'throws-at-once': {
      files: {
        'after-response.ts': afterFinish('work().catch(console.error)'),
        'task.ts': sendsOrThrows,
      },
      steps: [{ send: 'mail-promised-in-vain' }],
      logs: [listening, '…', 'Error: smtp refused', '…'],
      exit: { code: 1 },
    },
    'throw-caught': {
      files: { 'task.ts': sendsOrThrows },
      steps: [{ send: 'mail-promised-in-vain' }],
      logs: [listening, 'background work failed: Error: smtp refused', '…'],
    },
    'work-lost': {
      steps: [{ send: 'task-accepted' }, { afterMs: 300, signal: 'SIGTERM' }],
      logs: [listening, 'answered'],
      exit: { signal: 'SIGTERM' },
    },
    'failure-not-caught': {
      files: {
        'after-response.ts': afterFinish('void work()'),
      },
      steps: [
        { send: 'mail-promised-in-vain' },
        { afterMs: 1000, send: 'mail-promised', ends: 'refused' },
      ],
      logs: [listening, '…', 'Error: smtp refused', '…'],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
