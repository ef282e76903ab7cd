/** The file descriptors between a guarded program and its parent, beside standard input, output and error. */

/** Child to parent: what it prints and where it listens, written synchronously so that nothing is lost at exit. */
export const CONTROL_FD = 3;
/** Both ways: the frames of every connection. Its end means that the parent is gone. */
export const LINK_FD = 4;
