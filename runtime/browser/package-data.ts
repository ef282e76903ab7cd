/** The id of the module that is the bytes of the one package that has some. */
export const PACKAGE_DATA = 'internal/package-data';
