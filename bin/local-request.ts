/**
 * Whether a request comes from a page of this server, or from no page. A name that an attacker's DNS points at
 * 127.0.0.1 shows in Host, another site's script in Origin.
 */
import type { IncomingHttpHeaders } from 'node:http';

export function mayAnswer({ host, origin }: IncomingHttpHeaders, port: number | undefined): boolean {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${String(port)}`);
  if (host === undefined || !hosts.includes(host)) return false;
  // The opaque frame of the page has the origin "null", and fetches nothing.
  return origin === undefined || origin === `http://${host}`;
}
