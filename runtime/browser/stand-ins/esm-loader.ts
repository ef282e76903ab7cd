import { importFrom } from '../modules/link.ts';
import { host } from '../ground/host.ts';

/** `internal/modules/esm/loader`, as Node's test runner asks it: for a file or a reporter of the program's. */
export const esmLoader = (): object => ({
  getOrInitializeCascadedLoader: () => ({
    import: (specifier: string | URL, parent = 'file:///app/') =>
      importFrom(String(specifier), new host.URL(parent).pathname, undefined),
  }),
});
