import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const post = (path: string, json?: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  ...(json === undefined ? {} : { json }),
});

const listening = 'Listening on http://localhost:3000';
const sent = { status: 202, json: { message: 'Notification sent in the background' } };

export default {
  exchanges: {
    'task-accepted': {
      request: post('/task', { wait_time: 1 }),
      response: { status: 202, json: 'ok' },
      took: { atMostMs: 700 },
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
        'background work failed: Error: smtp refused',
        'mail sent to ada@example.com',
      ],
    },
    'failure-not-caught': {
      files: {
        'after-response.ts': `import type { Response } from 'express';

export function afterResponse(res: Response, work: () => Promise<void>): void {
  res.once('finish', () => {
    void work();
  });
}
`,
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
