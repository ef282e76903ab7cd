import * as asyncContext from './bindings/async-context.ts';
import * as bytesAndText from './bindings/bytes-and-text.ts';
import * as fsRequest from './bindings/fs-request.ts';
import * as fs from './bindings/fs.ts';
import * as system from './bindings/system.ts';
import * as volume from './bindings/volume.ts';
import * as extension from './modules/extension.ts';
import * as link from './modules/link.ts';
import * as moduleErrors from './modules/module-errors.ts';
import * as resolve from './modules/resolve.ts';
import * as stripTypes from './modules/strip-types.ts';
import * as crypto from './stand-ins/crypto.ts';
import * as eventLoop from './worker/event-loop.ts';
import * as globals from './worker/globals.ts';
import { host } from './worker/host.ts';
import * as library from './worker/library.ts';
import * as workerLink from './worker/link.ts';
import * as nodeConstants from './worker/node-constants.ts';
import * as parts from './worker/parts.ts';
import * as program from './worker/program.ts';
import * as sources from './worker/sources.ts';
import * as uncaught from './worker/uncaught.ts';

/**
 * What the parts of the runtime that only some programs need (`extras.ts`, `fetched.ts`, each a script of its own)
 * share with this one. Their imports of these files are led here by `runtime/bundle/part-script.ts`, so that there is
 * one of each.
 */
const shared: Readonly<Record<string, object>> = {
  'bindings/async-context.ts': asyncContext,
  'bindings/bytes-and-text.ts': bytesAndText,
  'bindings/fs.ts': fs,
  'bindings/fs-request.ts': fsRequest,
  'bindings/system.ts': system,
  'bindings/volume.ts': volume,
  'modules/extension.ts': extension,
  'modules/link.ts': link,
  'modules/module-errors.ts': moduleErrors,
  'modules/resolve.ts': resolve,
  'modules/strip-types.ts': stripTypes,
  'stand-ins/crypto.ts': crypto,
  'worker/event-loop.ts': eventLoop,
  'worker/globals.ts': globals,
  'worker/host.ts': { host },
  'worker/library.ts': library,
  'worker/link.ts': workerLink,
  'worker/node-constants.ts': nodeConstants,
  'worker/parts.ts': parts,
  'worker/program.ts': program,
  'worker/sources.ts': sources,
  'worker/uncaught.ts': uncaught,
};

/** @param script an expression whose value is a function, as `runtime/bundle/` makes it of a part */
export function addPart(script: string): void {
  parts.rememberPart(script);
  const install = host.evaluate(script);
  if (typeof install === 'function') Reflect.apply(install, undefined, [shared]);
}
