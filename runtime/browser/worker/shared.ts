import * as asyncContext from '../ground/async-context.ts';
import * as bytesAndText from '../bindings/text/bytes-and-text.ts';
import * as fsRequest from '../bindings/files/fs-request.ts';
import * as fs from '../bindings/files/fs.ts';
import * as system from '../bindings/system.ts';
import * as volume from '../bindings/files/volume.ts';
import * as address from '../modules/address.ts';
import * as extension from '../modules/extension.ts';
import * as kept from '../modules/kept.ts';
import * as link from '../modules/link.ts';
import * as moduleErrors from '../modules/errors/module-errors.ts';
import * as resolve from '../modules/resolve.ts';
import * as keepContext from '../modules/syntax/keep-context.ts';
import * as stripTypes from '../modules/syntax/strip-types.ts';
import * as crypto from '../stand-ins/crypto.ts';
import * as eventLoop from '../ground/event-loop.ts';
import * as globals from '../program/globals.ts';
import { host } from '../ground/host.ts';
import * as library from '../ground/library.ts';
import * as workerLink from '../ground/link.ts';
import * as nodeConstants from '../ground/node-constants.ts';
import * as parts from '../ground/parts.ts';
import * as program from '../program/program.ts';
import * as movedColumns from '../ground/positions/moved-columns.ts';
import * as sources from '../ground/positions/sources.ts';
import * as v8Stack from '../ground/positions/v8-stack.ts';
import * as uncaught from '../program/uncaught.ts';

/**
 * What the parts of the runtime that only some programs need (`extras.ts`, `fetched.ts`, each a script of its own)
 * share with this one. Their imports of these files are led here by `runtime/bundle/scripts/part-script.ts`, so that
 * there is one of each.
 */
const shared: Readonly<Record<string, object>> = {
  'ground/async-context.ts': asyncContext,
  'bindings/text/bytes-and-text.ts': bytesAndText,
  'bindings/files/fs.ts': fs,
  'bindings/files/fs-request.ts': fsRequest,
  'bindings/system.ts': system,
  'bindings/files/volume.ts': volume,
  'modules/address.ts': address,
  'modules/extension.ts': extension,
  'modules/kept.ts': kept,
  'modules/link.ts': link,
  'modules/module-errors.ts': moduleErrors,
  'modules/resolve.ts': resolve,
  'modules/syntax/keep-context.ts': keepContext,
  'modules/syntax/strip-types.ts': stripTypes,
  'stand-ins/crypto.ts': crypto,
  'ground/event-loop.ts': eventLoop,
  'program/globals.ts': globals,
  'ground/host.ts': { host },
  'ground/library.ts': library,
  'ground/link.ts': workerLink,
  'ground/node-constants.ts': nodeConstants,
  'ground/parts.ts': parts,
  'program/program.ts': program,
  'ground/positions/moved-columns.ts': movedColumns,
  'ground/positions/sources.ts': sources,
  'ground/positions/v8-stack.ts': v8Stack,
  'program/uncaught.ts': uncaught,
};

/** @param script an expression whose value is a function, as `runtime/bundle/` makes it of a part */
export function addPart(script: string): void {
  const install = host.evaluate(script);
  if (typeof install === 'function') Reflect.apply(install, undefined, [shared]);
}
