/** Where a system has no loopback address for each child, ports are mapped: nobody sees it. Tried here by force. */
import { test } from '@playwright/test';
import { connections } from '../contract/behaviours/connections.ts';
import { problems } from '../contract/behaviours/problems.ts';
import { requests } from '../contract/behaviours/requests.ts';
import { starts } from '../contract/behaviours/starts.ts';
import { nodeRuntime } from '../support/node-runtime.ts';

/** What of the contract has to do with ports, connections, and who asked. */
const behaviours = [...starts, ...requests, ...connections, ...problems];

const runtime = nodeRuntime({ way: 'mapped-ports' });
test.afterAll(() => runtime.close());

for (const { name, prove } of behaviours) test(name, () => prove(runtime));
