/** What the author of a lesson can mend. It ends the build with its sentence. */
export class AuthorMistake extends Error {
  override readonly name = 'AuthorMistake';
}
