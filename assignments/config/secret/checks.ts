import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Probe } from '#checker/check.ts';

const Answer = z.object({
  revealed: z.array(z.string()),
  ways: z.array(z.record(z.string(), z.string())),
});

const password = (draw: Draw): string => `${draw.word(10)}-${draw.int(100, 999)}`;

async function show({ ask }: Probe, texts: readonly string[]): Promise<z.infer<typeof Answer>> {
  const { json } = await ask(
    { method: 'POST', path: '/secrets', json: { texts } },
    { status: 200, json: { revealed: z.array(z.string()), ways: z.array(z.record(z.string(), z.string())) } },
  );
  return Answer.parse(json);
}

/** No name of a class or method has it. */
const ONE_LETTER = '힣';

/** What anybody can read who knows the spelling. */
const spellingsOf = (text: string): readonly string[] => [text, btoa(text), Array.from(text).toReversed().join('')];

const reveals =
  (textOf: (draw: Draw) => string): Case =>
  async (probe) => {
    const text = textOf(probe.draw);
    probe.expect('revealed', [text], (await show(probe, [text])).revealed);
  };

const hides =
  (way: string): Case =>
  async (probe) => {
    const text = password(probe.draw);
    const { ways } = await show(probe, [text, ONE_LETTER]);
    const shown = ways.map((each) => each[way] ?? '');
    probe.expect(
      `shown-by ${way}`,
      [],
      spellingsOf(text).filter((spelling) => shown[0]?.includes(spelling)),
    );
    probe.expect(`letter-shown-by ${way}`, false, shown[1]?.includes(ONE_LETTER) ?? false);
  };

export default {
  level: 'easy',
  checks: {
    revealed: {
      points: 1,
      given: true,
      see: 'url-with-stars',
      cases: {
        letters: reveals(password),
        hangul: reveals((draw) => `비밀-${draw.int(100, 999)}`),
        stars: reveals(() => '**'),
        blanks: reveals((draw) => ` ${draw.word()} `),
      },
    },
    'each-its-own': {
      points: 1,
      given: true,
      see: 'url-with-stars',
      requires: ['revealed'],
      cases: {
        two: async (probe) => {
          const texts = [password(probe.draw), password(probe.draw)];
          probe.expect('revealed', texts, (await show(probe, texts)).revealed);
        },
      },
    },
    'not-among-fields': {
      points: 2,
      see: 'private-is-shown',
      requires: ['revealed'],
      cases: {
        values: hides('Object.values(secret)'),
        copy: hides('{ ...secret }'),
        names: hides('all own names and symbols'),
        getters: hides('all getters'),
      },
    },
    'not-in-text': {
      points: 2,
      see: 'url-with-stars',
      requires: ['not-among-fields'],
      cases: {
        string: hides('String(secret)'),
        joined: hides('[secret].join()'),
        value: hides('secret.valueOf()'),
        tag: hides('Object.prototype.toString.call(secret)'),
      },
    },
    'not-in-json': {
      points: 2,
      see: 'settings-with-stars',
      requires: ['not-among-fields'],
      cases: {
        alone: hides('JSON.stringify(secret)'),
        inside: hides('JSON.stringify({ secret })'),
        formatted: hides("format('%j', secret)"),
      },
    },
    'not-in-console': {
      points: 2,
      see: 'settings-good',
      requires: ['not-among-fields'],
      cases: {
        alone: hides('inspect(secret)'),
        inside: hides('inspect({ secret })'),
        formatted: hides("format('%O', secret)"),
        hidden: hides('inspect(secret, { showHidden: true })'),
      },
    },
  },
  wrong: {
    'stars-for-everyone': 'revealed',
    'one-for-all': 'each-its-own',
    'typescript-private': 'not-among-fields',
    'to-json-only': 'not-among-fields',
    'text-gives-it': 'not-in-text',
    'json-gives-it': 'not-in-json',
    'console-gives-it': 'not-in-console',
    'blanks-lost': 'revealed',
    'hidden-behind-a-symbol': 'not-among-fields',
    'in-base64': 'not-among-fields',
    'value-gives-it': 'not-in-text',
    'first-letter-shown': 'not-in-text',
  },
} satisfies AssignmentDocument;
