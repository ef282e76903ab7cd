import type { AssignmentDocument, Case } from '#checker/check.ts';

const rates =
  (score: number, label: string): Case =>
  ({ ask }) =>
    ask({ method: 'POST', path: '/rate', json: { score } }, { status: 200, json: { label } });

const refuses =
  (score: unknown): Case =>
  ({ ask }) =>
    ask({ method: 'POST', path: '/rate', json: { score } }, { status: 422 });

export default {
  level: 'easy',
  checks: {
    labels: {
      points: 4,
      see: 'none',
      cases: {
        lowest: rates(0, 'low'),
        'below-mid': rates(3, 'low'),
        mid: rates(4, 'mid'),
        'below-high': rates(6, 'mid'),
        high: rates(7, 'high'),
        highest: rates(10, 'high'),
      },
    },
    refusals: { points: 2, see: 'none', cases: { below: refuses(-1), above: refuses(11), text: refuses('7') } },
  },
  wrong: { 'always-low': 'labels' },
} satisfies AssignmentDocument;
