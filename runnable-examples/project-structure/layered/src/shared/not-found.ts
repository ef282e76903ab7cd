/** Its message is for the client. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}
