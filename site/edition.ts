/** Where a built page says of which edition it is, until the whole site is there and has one. */
export const EDITION_PLACE = 'edition-of-this-build';
