import * as bytesAndText from './bindings/bytes-and-text.ts';
import * as volume from './bindings/volume.ts';
import * as extension from './modules/extension.ts';
import * as link from './modules/link.ts';
import * as moduleErrors from './modules/module-errors.ts';
import * as resolve from './modules/resolve.ts';
import * as stripTypes from './modules/strip-types.ts';
import * as eventLoop from './worker/event-loop.ts';
import { host } from './worker/host.ts';
import * as library from './worker/library.ts';
import * as nodeConstants from './worker/node-constants.ts';
import * as sources from './worker/sources.ts';

/**
 * What the extras (`extras.ts`, a script of its own) share with this one. Their imports of these files are led here
 * by `runtime/bundle/extras-script.ts`, so that there is one of each.
 */
const shared: Readonly<Record<string, object>> = {
  'bindings/bytes-and-text.ts': bytesAndText,
  'bindings/volume.ts': volume,
  'modules/extension.ts': extension,
  'modules/link.ts': link,
  'modules/module-errors.ts': moduleErrors,
  'modules/resolve.ts': resolve,
  'modules/strip-types.ts': stripTypes,
  'worker/event-loop.ts': eventLoop,
  'worker/host.ts': { host },
  'worker/library.ts': library,
  'worker/node-constants.ts': nodeConstants,
  'worker/sources.ts': sources,
};

/** @param script an expression whose value is a function, as `runtime/bundle/` makes it of the extras */
export function addExtras(script: string): void {
  const install = host.evaluate(script);
  if (typeof install === 'function') Reflect.apply(install, undefined, [shared]);
}
