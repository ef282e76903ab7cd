/** Addresses inside the site, whatever folder it is served from. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

export function addressOf(...parts: readonly string[]): string {
  return parts.length === 0 ? base : `${base}${parts.join('/')}/`;
}
