// TODO: an async generator that prints, loads the model, yields it, and prints again.
export {};
