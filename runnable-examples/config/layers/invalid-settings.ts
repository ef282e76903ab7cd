/** What the person who starts the program can mend. Anything else that is thrown is a bug. */
export class InvalidSettings extends Error {
  constructor(problems: string) {
    super(`Invalid settings:\n${problems}`);
    this.name = 'InvalidSettings';
  }
}
