/**
 * Between the pieces of the worker's script. Each piece is run for its value; the last one's is a function, which is
 * called with the values of the others.
 */
export const PIECE_END = '\n//piece\n';

/** How many lines further the next piece begins. */
export function linesOfPiece(piece: string): number {
  return newlines(piece + PIECE_END);
}

export function newlines(text: string): number {
  return text.split('\n').length - 1;
}
