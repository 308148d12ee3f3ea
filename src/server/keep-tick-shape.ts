import { createHook } from 'node:async_hooks';

/**
 * Node makes an object for each `process.nextTick`, several for each request. The engine drops what it knows of their
 * shape when it collects the whole heap while none of them is alive, as in an idle moment right after the start, and each
 * one takes ten times as long for as long as the process lives. One that is kept keeps the shape.
 */
let kept: object | undefined;

const hook = createHook({
  init: (_id, type, _trigger, resource) => {
    if (type === 'TickObject') kept ??= resource;
  },
  // Promises would be slower from then on.
  trackPromises: false,
});
hook.enable();
process.nextTick(() => kept);
hook.disable();
