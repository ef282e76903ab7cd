/** The file descriptors between a child and its parent, beside standard input, output and error. */

/** Child to parent: messages, written synchronously so that nothing is lost at exit. */
export const CONTROL_FD = 3;
/** Parent to child: each byte asks whether the event loop is alive; its end means that the parent is gone. */
export const LINK_FD = 4;
