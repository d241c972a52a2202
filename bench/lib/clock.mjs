/**
 * @typedef {object} Duration
 * @property {number} wall Elapsed milliseconds.
 * @property {number} cpu Milliseconds of processor time, of all threads.
 */

/**
 * Measures one run of something.
 *
 * @template T
 * @param {() => T | Promise<T>} action
 * @returns {Promise<{ result: T, duration: Duration }>}
 */
export async function timed(action) {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const returned = action();
  // Awaiting a result that is not a promise would add a turn of the event loop.
  const result = returned instanceof Promise ? await returned : returned;
  const duration = { wall: performance.now() - wall, cpu: 0 };
  const used = process.cpuUsage(cpu);
  duration.cpu = (used.user + used.system) / 1000;
  return { result, duration };
}
