/**
 * Where a program that is graded finds something else than in Node, and why. TEACHING.md shows this list to the letter;
 * `e2e/course/guarded.spec.ts` proves each entry, and that there is nothing else in the contract that differs.
 */
import { packageNames } from './packages.ts';

const named = packageNames.map((name) => `\`${name}\``);

interface GuardedDifference {
  readonly id: string;
  readonly what: string;
  readonly guarded: string;
  readonly node: string;
  readonly why: string;
}

export const guardedDifferences = [
  {
    id: 'another-node',
    what: 'Node itself',
    guarded: 'is version 26: some messages, and the line numbers inside Node, are other ones',
    node: 'is version 24',
    why: 'Only from 26 on does the permission model deny the network.',
  },
  {
    id: 'network',
    what: 'Connecting to anything, the own server included',
    guarded: 'fails with `ERR_ACCESS_DENIED`',
    node: 'connects',
    why: 'What can reach a network can hand out the checks, or ask a friend for the answers.',
  },
  {
    id: 'sockets',
    what: 'The socket of a request',
    guarded: 'is a stream of ours with the methods that `node:http` uses',
    node: 'is a `net.Socket`',
    why: 'There is no port: requests come over one pair of sockets that the program was born with.',
  },
  {
    id: 'large-answers',
    what: 'An answer of more than about 200 kB, where the handler computes on behind it',
    guarded: 'is complete when the computing is over',
    node: 'leaves at once',
    why: 'The pair of sockets holds less than a connection of TCP does.',
  },
  {
    id: 'files',
    what: 'Files outside of the own folder and of `/tmp`',
    guarded: 'can be neither read nor written: `ERR_ACCESS_DENIED`; most are not there',
    node: 'are those of the machine',
    why: 'The checks, the results and the other submissions lie there.',
  },
  {
    id: 'links',
    what: 'Making a symbolic link',
    guarded: 'fails with `ERR_ACCESS_DENIED`',
    node: 'works',
    why: 'A link could lead out of the own folder.',
  },
  {
    id: 'processes',
    what: 'Starting a process',
    guarded: 'fails with `ERR_ACCESS_DENIED`',
    node: 'works',
    why: 'A process of another program knows no permission model.',
  },
  {
    id: 'threads',
    what: 'Starting a thread with `node:worker_threads`',
    guarded: 'fails with `ERR_ACCESS_DENIED`',
    node: 'works',
    why: 'Node says of its permission model that a thread does not inherit it.',
  },
  {
    id: 'addons',
    what: 'Loading a native addon',
    guarded: 'fails with `ERR_DLOPEN_DISABLED`',
    node: 'works',
    why: 'Native code is beyond the permission model.',
  },
  {
    id: 'packages',
    what: 'Importing a package',
    guarded: `finds ${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''} only`,
    node: 'finds what lies in `node_modules`',
    why: 'Each is bundled into one file: so there is nothing else to be read, and a program starts sooner.',
  },
  {
    id: 'limits',
    what: 'Memory, processor time, files, output',
    guarded: 'end at 320 MB, 20 s, 8 MB a file and 32 MB in all, 1 MB',
    node: 'end where the machine does',
    why: 'One submission must not hold up the others.',
  },
  {
    id: 'place',
    what: 'The process',
    guarded: 'is number 1 of a process namespace of its own',
    node: 'is one among those of the machine',
    why: 'So it can neither see nor signal another one, and all that it leaves ends with it.',
  },
] as const satisfies readonly GuardedDifference[];

export type GuardedDifferenceId = (typeof guardedDifferences)[number]['id'];
