/** The directory that is meant, if it exists and is the root or inside the root. */
export function directoryInside(root: string, wanted: string, directories: ReadonlySet<string>): string | undefined {
  // TODO: this lets everybody out, and knows nothing of dots.
  const meant = `${root}/${wanted}`;
  return directories.size > 0 ? meant : undefined;
}
