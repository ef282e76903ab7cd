import { linesOfPiece, newlines } from '../../browser/pieces.ts';

/** Firefox reads fifteen scripts of this length in less time than the one that they would make: by a sixth of a boot. */
const PIECE_LENGTH = 60_000;
/** An expression: its value are the modules. */
const BEGIN = '"use strict";const evaluateText=eval;({\n';

export interface Pieces {
  readonly pieces: readonly string[];
  /** Where each module begins, counted over all pieces and what stands between them; the last is what follows. */
  readonly lines: readonly (readonly [line: number, id: string])[];
}

/**
 * @param first the piece before them
 * @param modules each with a property of an object literal, and a comma
 */
export function piecesFromModules(first: string, modules: readonly (readonly [id: string, code: string])[]): Pieces {
  const pieces = [first];
  const lines: [number, string][] = [];
  let linesBefore = linesOfPiece(first);
  let piece = BEGIN;
  const endPiece = (): void => {
    piece += '})';
    pieces.push(piece);
    linesBefore += linesOfPiece(piece);
    piece = BEGIN;
  };
  for (const [id, code] of modules) {
    if (piece.length > PIECE_LENGTH) endPiece();
    lines.push([linesBefore + newlines(piece) + 1, id]);
    piece += code;
  }
  endPiece();
  lines.push([linesBefore + 1, '']);
  return { pieces, lines };
}
