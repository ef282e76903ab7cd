/** How much a lesson asks of its reader, and which of its parts may be skipped: those that begin with a `<MaySkip>`. */

export interface Heading {
  readonly slug: string;
  readonly title: string;
  readonly depth: number;
  readonly line: number;
}

/** What a reader meets, in the order of the text. */
export type Piece =
  | { readonly heading: Heading }
  | { readonly component: string; readonly attributes: Readonly<Record<string, string>>; readonly line: number }
  | { readonly words: number };

export interface SkippablePart {
  readonly heading: Heading | undefined;
  /** That of its `<MaySkip>`. */
  readonly line: number;
  /** Where `<MaySkip to>` sends the reader, and where it must: the first heading behind the part. */
  readonly to: string;
  readonly next: Heading | undefined;
  /** The headings, exchanges and runs in it. */
  readonly places: readonly string[];
  readonly programs: readonly string[];
  readonly minutes: number;
}

/** What everybody reads, and what may be skipped. Minutes are an estimate, and not rounded. */
export interface LessonParts {
  readonly programs: readonly string[];
  readonly minutes: number;
  readonly skippable: readonly SkippablePart[];
}

/** With code between the lines, for somebody whose mother tongue is another. */
const WORDS_A_MINUTE = 180;

/** To press, to look, and to think. */
const MINUTES_FOR = new Map([
  ['Example', 1],
  ['Code', 0.5],
  ['Exchange', 0.2],
  ['Run', 0.4],
  ['Question', 0.4],
]);

function minutesOf(piece: Piece): number {
  if ('words' in piece) return piece.words / WORDS_A_MINUTE;
  return 'component' in piece ? (MINUTES_FOR.get(piece.component) ?? 0) : 0;
}

function effortOf(pieces: readonly Piece[]): { readonly programs: readonly string[]; readonly minutes: number } {
  return {
    programs: pieces.flatMap((piece) =>
      'component' in piece && piece.component === 'Example' ? [piece.attributes['id'] ?? ''] : [],
    ),
    minutes: pieces.reduce((sum, piece) => sum + minutesOf(piece), 0),
  };
}

function placesIn(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) => {
    if ('heading' in piece) return [piece.heading.slug];
    return 'component' in piece && ['Exchange', 'Run'].includes(piece.component) ? [piece.attributes['id'] ?? ''] : [];
  });
}

export function partsFromPieces(pieces: readonly Piece[]): LessonParts {
  const skippable: SkippablePart[] = [];
  const read: Piece[] = [];
  let heading: Heading | undefined;
  let index = 0;
  while (index < pieces.length) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if ('heading' in piece) heading = piece.heading;
    if (!('component' in piece) || piece.component !== 'MaySkip') {
      read.push(piece);
      index += 1;
      continue;
    }
    const depth = heading?.depth ?? 0;
    const rest = pieces.slice(index);
    const length = rest.findIndex((each) => 'heading' in each && each.heading.depth <= depth);
    const part = length === -1 ? rest : rest.slice(0, length);
    const behind = rest[part.length];
    skippable.push({
      heading,
      line: piece.line,
      to: piece.attributes['to'] ?? '',
      next: behind !== undefined && 'heading' in behind ? behind.heading : undefined,
      places: [...(heading === undefined ? [] : [heading.slug]), ...placesIn(part)],
      ...effortOf(part),
    });
    index += part.length;
  }
  return { ...effortOf(read), skippable };
}
