/** What V8 gives to a console for whoever looks on with a debugger. Nobody does, as in most processes. */

const nothing = (): undefined => undefined;

interface Task {
  readonly run: (act: () => unknown) => unknown;
}

function createTask(name?: unknown): Task {
  if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
  return { run: (act) => act() };
}

export function giveInspectorMethods(console: unknown): void {
  const methods = {
    profile: nothing,
    profileEnd: nothing,
    timeStamp: nothing,
    createTask,
    context: (): unknown => Object.assign({}, console),
  };
  Object.assign(Object(console), methods);
}
