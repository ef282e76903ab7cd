import type { LessonOnPage } from './lesson.ts';

declare global {
  namespace App {
    interface Locals {
      /** The lesson that is being rendered; its components ask here which one that is. */
      lesson?: LessonOnPage;
    }
  }
}
