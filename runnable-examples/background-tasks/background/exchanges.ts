import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const post = (path: string, json?: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  ...(json === undefined ? {} : { json }),
});

const listening = 'Listening on http://localhost:3000';
const sent = { status: 202, json: { message: 'Notification sent in the background' } };

const afterFinish = (statement: string) => `import type { Response } from 'express';

export function afterResponse(res: Response, work: () => Promise<void>): void {
  res.once('finish', () => {
    ${statement};
  });
}
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
