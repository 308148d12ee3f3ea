/** Prints the flags that `npm start` gives to Node beside `--expose-gc`. */
import { availableParallelism } from 'node:os';

/**
 * Where the process has a single core, the engine's threads that help to collect garbage only take it away from the thread
 * that serves, and the slowest requests wait for them. With more cores they are of use.
 */
if (availableParallelism() === 1) console.log('--single-threaded-gc');
