import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { watchFolder, type WatchOptions } from './watch-folder.ts';

const ways: readonly [name: string, options: WatchOptions][] = [
  ['a system that tells', {}],
  ['a system that takes the request and tells nothing', { tell: () => ({ close: () => undefined }) }],
  ['a system that refuses', { tell: () => undefined }],
  ['a user who says so', { poll: true, tell: () => assert.fail('The system was asked.') }],
];

for (const [name, options] of ways) {
  test(`a save is heard of with ${name}`, { timeout: 20_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'express-notebook-watch-'));
    mkdirSync(join(folder, 'models'));
    const file = join(folder, 'models/rate.ts');
    writeFileSync(file, 'one');
    let heard = Promise.withResolvers<undefined>();
    const stop = watchFolder(folder, () => heard.resolve(undefined), options);
    // As editors do: in place, or a new file under the old name.
    writeFileSync(file, 'two!');
    await heard.promise;
    heard = Promise.withResolvers();
    writeFileSync(`${file}~`, 'three!');
    renameSync(`${file}~`, file);
    await heard.promise;
    stop();
    rmSync(folder, { recursive: true });
  });
}
