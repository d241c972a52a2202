/**
 * Gives out one by one what comes in batches. An async generator takes several steps of the engine's queue for each of them;
 * here one that is there already takes a single step.
 *
 * @param batches Is asked for the next batch only when the last one has been given out, and is closed when the iteration ends early.
 * @param closeUnread Called when the iteration ends before anything was asked for: a generator that has not begun cannot close what
 * it was going to read.
 * @returns what behaves as an async generator in every other way: calls that do not wait for each other are answered in turn.
 */
export function oneByOne<T>(
  batches: AsyncGenerator<readonly T[], void, undefined>,
  closeUnread: () => Promise<void>,
): AsyncGenerator<T, void, undefined> {
  let batch: readonly T[] = [];
  let index = 0;
  let isBegun = false;
  /** How many calls are not answered yet, and when the last of them will be. */
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();

  async function advance(): Promise<IteratorResult<T, void>> {
    isBegun = true;
    while (index === batch.length) {
      const { done, value } = await batches.next();
      if (done === true) return { done, value: undefined };
      batch = value;
      index = 0;
    }
    return take();
  }

  function take(): IteratorResult<T, void> {
    const value = batch[index] as T;
    index += 1;
    return { done: false, value };
  }

  async function close(): Promise<void> {
    batch = [];
    index = 0;
    if (!isBegun) await closeUnread();
    isBegun = true;
  }

  function inTurn<R>(step: () => Promise<R>): Promise<R> {
    waiting += 1;
    const answer = turn.then(step);
    const answered = (): void => {
      waiting -= 1;
    };
    turn = answer.then(answered, answered);
    return answer;
  }

  // Whatever an engine gives to all async generators is inherited.
  const iterator = Object.create(batches) as AsyncGenerator<T, void, undefined>;
  return Object.assign(iterator, {
    next: () => (waiting === 0 && index < batch.length ? Promise.resolve(take()) : inTurn(advance)),
    return: () =>
      inTurn(async (): Promise<IteratorResult<T, void>> => {
        await close();
        await batches.return();
        return { done: true, value: undefined };
      }),
    throw: (error: unknown) =>
      inTurn(async (): Promise<IteratorResult<T, void>> => {
        await close();
        await batches.throw(error);
        return { done: true, value: undefined };
      }),
  });
}
