import { expect, test } from '@playwright/test';
import type { Browser } from '@playwright/test';
import type { Engine } from '../../runtime/differences.ts';
import type { ProvedRuntime } from '../contract/behaviour.ts';
import { behaviours } from '../contract/behaviours.ts';
import { begunAhead } from '../support/ahead.ts';
import { engines, openEngineRuntime } from '../support/engines.ts';
import { nodeRuntime } from '../support/node-runtime.ts';

/** Every runtime does everything that the contract says. */

const AT_ONCE = 3;

interface Place {
  readonly name: string;
  readonly engine?: Engine | undefined;
  readonly missing?: string | undefined;
  readonly open: (given: Browser) => Promise<ProvedRuntime>;
}

const places: readonly Place[] = [
  ...engines.map((each) => ({
    name: each.engine ?? 'browser',
    engine: each.engine,
    missing: each.missing,
    open: (given: Browser) => openEngineRuntime(each, given),
  })),
  { name: 'node', open: () => Promise.resolve(nodeRuntime()) },
];

for (const { name, engine, missing, open } of places) {
  test.describe('contract', () => {
    test.describe.configure({ mode: 'default' });
    test.skip(missing !== undefined, missing);
    let runtime: ProvedRuntime;
    const { outcomeOf, allOver } = begunAhead(
      behaviours.map(({ prove }) => async () => {
        await prove(runtime);
      }),
      AT_ONCE,
    );

    test.beforeAll(async ({ browser }) => {
      runtime = await open(browser);
    });
    test.afterAll(async () => {
      await allOver();
      await runtime.close();
    });

    for (const [index, behaviour] of behaviours.entries()) {
      test.describe(behaviour.name, () => {
        const lacks = engine === undefined ? undefined : behaviour.notIn?.[engine];
        test(name, async () => {
          if (lacks === undefined) return outcomeOf(index);
          await expect(outcomeOf(index), `there is no difference ${lacks} any more`).rejects.toThrow();
        });
      });
    }
  });
}
