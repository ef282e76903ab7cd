/** The stages of `npm test` before the browser's tests. The longest first; what reads recordings waits for them. */
import { node, script, type Stage } from './stages.ts';

export const everything: readonly Stage[] = [
  { name: 'record', command: node('bin/record.ts') },
  { name: 'unit', command: script('test:unit') },
  { name: 'graded', command: node('bin/graded.ts'), after: ['record'] },
  { name: 'browsers', command: script('test:browsers') },
  { name: 'build', command: node('bin/start.ts', '--build-only'), after: ['record'] },
  { name: 'lint', command: script('test:lint') },
  { name: 'types', command: script('test:types') },
  { name: 'rules', command: script('test:rules') },
  { name: 'content', command: node('bin/content.ts'), after: ['record'] },
];
