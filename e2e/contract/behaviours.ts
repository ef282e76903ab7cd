import type { Behaviour } from './behaviour.ts';
import { asyncContext } from './behaviours/async-context.ts';
import { circular } from './behaviours/circles.ts';
import { commonJs } from './behaviours/commonjs.ts';
import { connections } from './behaviours/connections.ts';
import { encodings } from './behaviours/encodings.ts';
import { copying } from './behaviours/copying.ts';
import { cryptography } from './behaviours/cryptography.ts';
import { ends } from './behaviours/ends.ts';
import { errors } from './behaviours/errors.ts';
import { httpMessages } from './behaviours/http-messages.ts';
import { fetching } from './behaviours/fetching.ts';
import { measuring } from './behaviours/measuring.ts';
import { modules } from './behaviours/modules.ts';
import { nodeFeatures } from './behaviours/node-features.ts';
import { nodeModules } from './behaviours/node-modules.ts';
import { nodeTest } from './behaviours/node-test.ts';
import { nodeTestFiles } from './behaviours/node-test-files.ts';
import { packing } from './behaviours/packing.ts';
import { positions } from './behaviours/positions.ts';
import { problems } from './behaviours/problems.ts';
import { reports } from './behaviours/reports.ts';
import { requests } from './behaviours/requests.ts';
import { sqlite } from './behaviours/sqlite.ts';
import { starts } from './behaviours/starts.ts';
import { threads } from './behaviours/threads.ts';
import { turns } from './behaviours/turns.ts';
import { words } from './behaviours/words.ts';

/** All that is asked of every runtime. */
export const behaviours: readonly Behaviour[] = [
  ...starts,
  ...requests,
  ...words,
  ...reports,
  ...httpMessages,
  ...fetching,
  ...connections,
  ...problems,
  ...ends,
  ...modules,
  ...circular,
  ...errors,
  ...sqlite,
  ...asyncContext,
  ...threads,
  ...turns,
  ...positions,
  ...nodeFeatures,
  ...nodeModules,
  ...copying,
  ...cryptography,
  ...measuring,
  ...packing,
  ...encodings,
  ...nodeTest,
  ...nodeTestFiles,
  ...commonJs,
];
