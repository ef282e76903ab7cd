/** What is called an archive. Whether it is one, its first bytes say. */

/** Of what is called so, whether it can be unpacked or not: .alz and .egg are of Korea's ALZip. */
const ARCHIVE = /\.(?:zip|tar\.gz|tgz|tar|gz|7z|rar|alz|egg|tar\.(?:xz|bz2|zst)|txz|tbz2?)$/i;
/** Zips by another name, in which nobody expects a program. */
const DOCUMENT = /\.(?:docx|xlsx|pptx|hwpx|odt|ods|odp|epub)$/i;
/** What lies at the top of such a zip. */
const OF_DOCUMENTS = new Set(['[Content_Types].xml', 'mimetype']);

export function isCalledArchive(name: string): boolean {
  return ARCHIVE.test(name);
}

export function isCalledDocument(name: string): boolean {
  return DOCUMENT.test(name);
}

/** @param paths of what lies in it */
export function isDocument(paths: readonly string[]): boolean {
  return paths.some((path) => OF_DOCUMENTS.has(path));
}

/** `ana.tar.gz` → `ana` */
export function withoutArchiveEnding(name: string): string {
  return name.replace(ARCHIVE, '');
}
