import type { PackageFacts } from '#runtime/bundle.ts';
import type { RuntimeManifest } from '#runtime/browser.ts';
import type { LessonOnPage } from './lesson.ts';
import type { TypedFacts } from './typed-assets.ts';

declare global {
  interface ImportMetaEnv {
    /** Of the runtime that the built site serves; undefined in dev. */
    readonly RUNTIME_MANIFEST: RuntimeManifest | undefined;
    /** What a program can import, as the build measured it. */
    readonly RUNTIME_PACKAGES: readonly PackageFacts[];
    /** What tells types while the reader writes. */
    readonly TYPED: TypedFacts;
  }

  namespace App {
    interface Locals {
      /** The lesson that is being rendered; its components ask here which one that is. */
      lesson?: LessonOnPage;
    }
  }
}
