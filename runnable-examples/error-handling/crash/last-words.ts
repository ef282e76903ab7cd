/** The last line of a program that is lost. Who started it should start it again. */
process.on('uncaughtException', (error: unknown, origin) => {
  // Anything can be thrown, also null.
  const {
    name: type,
    message,
    stack,
  } = error instanceof Error ? error : new Error(String(error));
  const err = { type, message, stack };
  console.log(JSON.stringify({ level: 60, origin, err, msg: 'crash' }));
  process.exit(1);
});
