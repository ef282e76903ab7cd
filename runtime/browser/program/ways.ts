import { currentRequest } from '../ground/async-context.ts';
import { traceRequests } from '../../trace.ts';
import { builtin } from '../ground/library.ts';
import { tell } from '../ground/link.ts';

/** Tells the page each request's way through Express, when its response is done. */
export function tellWays(): void {
  const channels = builtin('diagnostics_channel');
  const wayOf = traceRequests(channels);
  const { IncomingMessage, ServerResponse } = builtin('http');
  channels.subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message) || !('response' in message)) return;
    const { request, response } = message;
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    const requestId = currentRequest();
    response.once('close', () => tell({ type: 'way', steps: wayOf(request), requestId }));
  });
}
