import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ integrity: z.string().optional(), dependencies: names, optionalDependencies: names }),
  ),
});
type Packages = z.infer<typeof lockSchema>['packages'];

/** As Node looks for a package: beside whoever names it, then one folder further out. */
function isLocked(packages: Packages, from: string, name: string): boolean {
  if (packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`] !== undefined) return true;
  return from !== '' && isLocked(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

function missingIn(packages: Packages): readonly string[] {
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path} names ${name}`),
  );
}

for (const file of ['package-lock.json', 'bin/grade/machine/engine/package-lock.json']) {
  const text = readFileSync(resolve(root, file), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(text));

  test(`${file} holds every package that a platform may need, so that npm ci takes it`, () => {
    assert.deepEqual(missingIn(packages), []);
    const [name = ''] = Object.keys({ ...packages['']?.optionalDependencies, ...packages['']?.dependencies });
    const { [`node_modules/${name}`]: left, ...others } = packages;
    assert.notEqual(left, undefined);
    assert.ok(missingIn(others).includes(` names ${name}`));
  });

  test(`${file} names each package by what it holds and by no registry, since a machine may have its own`, () => {
    const unsealed = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
    assert.deepEqual(unsealed, []);
    assert.doesNotMatch(text, /"resolved"|:\/\/registry\./);
  });
}
