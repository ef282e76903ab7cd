/** The value of a text from outside; undefined where it is no JSON, or nests so deep that an engine gives up. */
export function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
