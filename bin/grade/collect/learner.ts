/** Whose a file or folder is, by its name: as Moodle and Canvas call what they pack, or the learner's own name. */
import { say } from '../../language.ts';
import { withoutArchiveEnding } from '../../submission.ts';

export interface Named {
  readonly name: string;
  /** What the platform tells namesakes apart by: Moodle's participant, Canvas's user. */
  readonly id: string | undefined;
  /** The learner's own file name, where the platform put the rest before it. */
  readonly file: string | undefined;
  readonly notes: readonly string[];
}

/** `Ana García_12345_assignsubmission_file_`, with the learner's own file name behind it where Moodle packs no folders. */
const MOODLE = /^(.+?)_(\d+)_assignsubmission_[a-z]+_?/u;
/** `garciaana_LATE_1234_5678_features-2.zip` */
const CANVAS = /^([\p{L}\p{N}-]+)_(LATE_)?(\d+)_(\d+)_/u;
/** Canvas counts further uploads of a name: `main-1.ts`. */
const COUNTED = /-\d+(?=\.[^.]+$)/;

/** Composed, so that the name is the same text whichever system wrote it. */
export function namedBy(fileName: string): Named {
  const whole = fileName.normalize('NFC');
  const [before = '', moodle, moodleId] = MOODLE.exec(whole) ?? [];
  if (moodle !== undefined) return { name: moodle.trim(), id: moodleId, file: whole.slice(before.length), notes: [] };
  const [first = '', canvas, late, canvasId] = CANVAS.exec(whole) ?? [];
  if (canvas !== undefined) {
    const notes = late === undefined ? [] : [say('note.late-by-canvas')];
    return { name: canvas, id: canvasId, file: whole.slice(first.length).replace(COUNTED, ''), notes };
  }
  return { name: withoutArchiveEnding(whole), id: undefined, file: undefined, notes: [] };
}

/** Namesakes are told apart by what the platform calls them. */
export function toldApart(all: readonly Named[]): readonly string[] {
  const ids = new Map<string, Set<string | undefined>>();
  for (const { name, id } of all) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return all.map(({ name, id }) => (id !== undefined && (ids.get(name)?.size ?? 0) > 1 ? `${name} (${id})` : name));
}
