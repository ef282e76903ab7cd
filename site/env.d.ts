declare namespace App {
  interface Locals {
    /** The lesson that is being rendered; its components ask here which one that is. */
    lesson?: import('./lesson.ts').LessonOnPage;
  }
}
