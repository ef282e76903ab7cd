/** Whether a link to the outside is still inside for `resolve`, and for `realpath`. */
import { mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'root-')));
symlinkSync('/', join(root, 'out'));
const paths = [resolve(root, '../../..'), resolve(root, 'out'), realpathSync(join(root, 'out'))];
console.log(JSON.stringify(paths.map((path) => path.startsWith(root))));
