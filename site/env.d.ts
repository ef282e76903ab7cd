import type { RuntimeManifest } from '#runtime/browser.ts';
import type { LessonOnPage } from './lesson.ts';

declare global {
  interface ImportMetaEnv {
    /** Of the runtime that the built site serves; undefined in dev. */
    readonly RUNTIME_MANIFEST: RuntimeManifest | undefined;
  }

  namespace App {
    interface Locals {
      /** The lesson that is being rendered; its components ask here which one that is. */
      lesson?: LessonOnPage;
    }
  }
}
