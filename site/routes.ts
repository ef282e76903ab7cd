/** Addresses inside the site, whatever folder it is served from. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

export function addressOf(...parts: readonly string[]): string {
  return parts.length === 0 ? base : `${base}${parts.join('/')}/`;
}

/** The file of a lesson's text, beside its page. */
export function lessonMarkdown(locale: string, slug: string): string {
  return `${base}${locale}/${slug}.md`;
}
