/** A mistake in what was typed, or in a folder that was named, with the next step. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}
