/** The `process` object, as the runtime knows it. */
export interface ProgramProcess extends NodeJS.Process {
  _exiting: boolean;
}
