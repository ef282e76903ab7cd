/** The package types what `require` of it would return; this is the module that `import` finds. */
declare module '7z-wasm/7zz.es6.js' {
  import type { SevenZipModuleFactory } from '7z-wasm';

  const factory: SevenZipModuleFactory;
  export default factory;
}
