/** Whether the build was told where the site is published. */
export const isOriginKnown = Boolean(import.meta.env.SITE);

/** An address with the host where it is known, for those who read a page away from it. */
export function absoluteFrom(path: string, site: URL | undefined): string {
  return site === undefined ? path : new URL(path, site).href;
}
