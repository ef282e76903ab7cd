/** What `timingSafeEqual` does with two lengths, and whether digests always have one. */
import { hash, timingSafeEqual } from 'node:crypto';

let thrown = '';
try {
  timingSafeEqual(Buffer.from('a'), Buffer.from('ab'));
} catch (error) {
  thrown = error instanceof Error && 'code' in error ? String(error.code) : 'something else';
}
console.log(JSON.stringify([thrown, hash('sha256', 'a').length === hash('sha256', 'ab').length]));
