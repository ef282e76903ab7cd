/** What is closed at the end of a block, for an engine that knows neither `using` nor the classes beside it. */

type Dispose = () => unknown;

interface Failure {
  readonly error: unknown;
}

class SuppressedError extends Error {
  declare readonly error: unknown;
  declare readonly suppressed: unknown;

  constructor(error?: unknown, suppressed?: unknown, message?: string) {
    super(message);
    for (const [name, value] of Object.entries({ error, suppressed }))
      Object.defineProperty(this, name, { value, writable: true, configurable: true });
  }
}
Object.defineProperty(SuppressedError.prototype, 'name', {
  value: 'SuppressedError',
  writable: true,
  configurable: true,
});

function disposalOf(value: unknown, isAsync: boolean): Dispose {
  if (value === null || value === undefined) return () => undefined;
  if (typeof value !== 'object' && typeof value !== 'function')
    throw new TypeError('An object is expected with `using` declarations');
  const ofAsync: unknown = isAsync ? Reflect.get(value, Symbol.asyncDispose) : undefined;
  const method: unknown = ofAsync ?? Reflect.get(value, Symbol.dispose);
  if (typeof method !== 'function') throw new TypeError('Symbol(Symbol.dispose) is not a function');
  return (): unknown => Reflect.apply(method, value, []);
}

function withFailure(before: Failure | undefined, error: unknown): Failure {
  if (before === undefined) return { error };
  return { error: new SuppressedError(error, before.error, 'An error was suppressed during disposal') };
}

function runAll(disposals: readonly Dispose[], before?: Failure): void {
  let failure = before;
  for (const dispose of disposals.toReversed()) {
    try {
      dispose();
    } catch (error) {
      failure = withFailure(failure, error);
    }
  }
  if (failure !== undefined) throw failure.error;
}

async function runAllInTurn(disposals: readonly Dispose[], before?: Failure): Promise<void> {
  let failure = before;
  for (const dispose of disposals.toReversed()) {
    try {
      await dispose();
    } catch (error) {
      failure = withFailure(failure, error);
    }
  }
  if (failure !== undefined) throw failure.error;
}

/** Of one declaration; see `lower-using.ts`. */
export function usingScope(isAsync: boolean): object {
  const disposals: Dispose[] = [];
  let failure: Failure | undefined;
  return {
    use: (value: unknown): unknown => {
      disposals.push(disposalOf(value, isAsync));
      return value;
    },
    fail: (error: unknown): void => {
      failure = { error };
    },
    end: (): unknown => (isAsync ? runAllInTurn(disposals, failure) : runAll(disposals, failure)),
  };
}

function functionOf(value: unknown): (...args: unknown[]) => unknown {
  if (typeof value !== 'function') throw new TypeError(`${String(value)} is not a function`);
  return (...args): unknown => Reflect.apply(value, undefined, args);
}

/** @returns the class; both differ in how they end only */
function stackClass(name: string, isAsync: boolean): object {
  const end = isAsync ? 'disposeAsync' : 'dispose';
  let endOf: (stack: Stack) => unknown = () => undefined;
  class Stack {
    #disposals: Dispose[] = [];
    #isDisposed = false;

    #demandOpen(method: string): void {
      if (this.#isDisposed)
        throw new ReferenceError(`Cannot call ${name}.prototype.${method} on an already-disposed DisposableStack`);
    }

    use(value: unknown): unknown {
      this.#demandOpen('use');
      this.#disposals.push(disposalOf(value, isAsync));
      return value;
    }

    adopt(value: unknown, onDispose: unknown): unknown {
      this.#demandOpen('adopt');
      const dispose = functionOf(onDispose);
      this.#disposals.push(() => dispose(value));
      return value;
    }

    defer(onDispose: unknown): void {
      this.#demandOpen('defer');
      const dispose = functionOf(onDispose);
      this.#disposals.push(() => dispose());
    }

    move(): Stack {
      this.#demandOpen('move');
      const moved = new Stack();
      moved.#disposals = this.#takeAll();
      return moved;
    }

    get disposed(): boolean {
      return this.#isDisposed;
    }

    #takeAll(): Dispose[] {
      const disposals = this.#disposals;
      this.#disposals = [];
      this.#isDisposed = true;
      return disposals;
    }

    static {
      endOf = (stack) => {
        const disposals = stack.#takeAll();
        return isAsync ? runAllInTurn(disposals) : runAll(disposals);
      };
    }
  }
  const { prototype } = Stack;
  const ended = {
    [end](this: Stack): unknown {
      return endOf(this);
    },
  };
  const value: unknown = Reflect.get(ended, end);
  const symbol = isAsync ? Symbol.asyncDispose : Symbol.dispose;
  for (const key of [end, symbol]) Object.defineProperty(prototype, key, { value, writable: true, configurable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  Object.defineProperty(Stack, 'name', { value: name, configurable: true });
  return Stack;
}

export function giveDisposal(): void {
  const given = {
    SuppressedError,
    DisposableStack: stackClass('DisposableStack', false),
    AsyncDisposableStack: stackClass('AsyncDisposableStack', true),
  };
  for (const [name, value] of Object.entries(given))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}
