/**
 * Whether a request comes from a page of this server, or from no page. A name that an attacker's DNS points at
 * 127.0.0.1 shows in Host, another site's script in Origin.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** @param forwarded the hosts, with their ports, under which somebody forwards requests here on purpose */
export function mayAnswer(
  { host, origin }: IncomingHttpHeaders,
  port: number | undefined,
  forwarded: readonly string[] = [],
): boolean {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${String(port)}`);
  // The opaque frame of the page has the origin "null", and fetches nothing.
  if (host === undefined) return false;
  if (hosts.includes(host)) return origin === undefined || origin === `http://${host}`;
  // Whoever forwards may speak TLS to the browser.
  return forwarded.includes(host) && (origin === undefined || [`http://${host}`, `https://${host}`].includes(origin));
}

/** Undefined where the text is no host as a browser names it: a name, and a port where it is not the usual one. */
export function hostFromText(text: string): string | undefined {
  return /^[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/i.test(text) ? text.toLowerCase() : undefined;
}
