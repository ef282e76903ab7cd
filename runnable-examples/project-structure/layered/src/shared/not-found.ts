/** Its message is for the client. */
export class NotFound extends Error {}
