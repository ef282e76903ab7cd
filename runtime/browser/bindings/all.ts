import { constants } from '../ground/node-constants.ts';
import { asyncContextBinding } from '../ground/async-context.ts';
import { asyncWrapBinding } from './async/async-wrap.ts';
import { bufferBinding } from './text/buffer.ts';
import { dnsBinding } from './network/dns.ts';
import { errorsBinding } from './errors.ts';
import { fsBinding } from './files/fs.ts';
import { httpParserBinding } from './http/http-parser.ts';
import { stringDecoderBinding } from './text/string-decoder.ts';
import * as system from './system.ts';
import { taskQueueBinding } from './async/task-queue.ts';
import { pipeWrapBinding, streamWrapBinding } from './network/stream-wrap.ts';
import { tcpWrapBinding } from './network/tcp.ts';
import { timersBinding } from './async/timers.ts';
import { typesBinding } from './types.ts';
import { encodingBinding, urlBinding } from './text/url.ts';
import { utilBinding } from './util.ts';

/** Everything that Node's library asks of `internalBinding`. */
export function allBindings(processMethods: object): Record<string, object> {
  return {
    async_context_frame: asyncContextBinding,
    async_wrap: asyncWrapBinding,
    blob: system.emptyBinding,
    buffer: bufferBinding,
    builtins: { natives: {} },
    cares_wrap: dnsBinding,
    config: system.configBinding,
    constants: constants.constants,
    credentials: system.credentialsBinding,
    diagnostics_channel: system.diagnosticsBinding,
    encoding_binding: encodingBinding,
    errors: errorsBinding,
    fs: fsBinding,
    http_parser: httpParserBinding,
    icu: system.icuBinding,
    inspector: system.emptyBinding,
    messaging: system.messagingBinding,
    mksnapshot: system.snapshotBinding,
    options: { envSettings: { kAllowedInEnvvar: 0 }, types: { kBoolean: 2 } },
    os: system.osBinding,
    performance: system.performanceBinding,
    permission: { has: () => true },
    pipe_wrap: pipeWrapBinding,
    process_methods: processMethods,
    stream_wrap: streamWrapBinding,
    string_decoder: stringDecoderBinding,
    symbols: system.symbolsBinding,
    task_queue: taskQueueBinding,
    tcp_wrap: tcpWrapBinding,
    timers: timersBinding,
    trace_events: system.traceEventsBinding,
    types: typesBinding,
    url: urlBinding,
    url_pattern: { URLPattern: Reflect.get(globalThis, 'URLPattern') },
    util: utilBinding,
    uv: system.uvBinding,
  };
}
