/** What a child process reads of a variable of its parent. */
import { execFileSync } from 'node:child_process';

process.env['PASSWORD'] = 'hunter2';
const script = 'process.stdout.write(process.env.PASSWORD)';
console.log(JSON.stringify(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })));
