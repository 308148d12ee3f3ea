/** What the probe in the page has seen. */
export interface ProbeReading {
  /** Tasks of 50 ms and more, in ms (Long Tasks API). */
  longTasks: number[];
  /** Blocking parts of slow frames, in ms (Long Animation Frames API). */
  blocking: number[];
  /** The longest time between two animation frames, in ms. */
  longestGap: number;
  /** From the choice of the files to the last verdict, in ms. */
  totalMs?: number;
  /** From the click on Cancel until the page says so, and until every worker has stopped, in ms. */
  cancelledMs?: number;
  stoppedMs?: number;
}

declare global {
  interface Window {
    probe: ProbeReading;
  }
}

/** Runs in the page before its own code: watches the main thread, and when a check begins, ends and is cancelled. */
export function installProbe(): void {
  const probe: ProbeReading = { longTasks: [], blocking: [], longestGap: 0 };
  window.probe = probe;
  let begun = 0;
  let clicked = 0;
  let lastFrame = performance.now();

  const watch = (type: string, seen: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (begun > 0 && entry.startTime >= begun) seen(entry);
    }).observe({ type });
  };
  watch('longtask', ({ duration }) => probe.longTasks.push(duration));
  watch('long-animation-frame', (entry) => {
    if ('blockingDuration' in entry) probe.blocking.push(Number(entry.blockingDuration));
  });

  const begin = (): void => {
    Object.assign(probe, { longTasks: [], blocking: [], longestGap: 0 });
    begun = performance.now();
    lastFrame = begun;
  };
  addEventListener('change', ({ target }) => target instanceof HTMLInputElement && target.type === 'file' && begin(), {
    capture: true,
  });
  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (target instanceof Element && target.closest('button')?.textContent === 'Cancel') clicked = timeStamp;
    },
    { capture: true },
  );
  const frame = (now: number): void => {
    if (begun > 0 && probe.totalMs === undefined) probe.longestGap = Math.max(probe.longestGap, now - lastFrame);
    lastFrame = now;
    for (const { textContent } of document.querySelectorAll('[role=status]')) {
      if (textContent.includes('It took')) probe.totalMs ??= performance.now() - begun;
      if (clicked > 0 && textContent.includes('Cancelled')) probe.cancelledMs ??= performance.now() - clicked;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given: ConstructorParameters<typeof Plain>) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'cancelled' && clicked > 0) this.#stopped();
      });
    }

    override terminate(): void {
      super.terminate();
      if (clicked > 0) this.#stopped();
    }

    #stopped(): void {
      probe.stoppedMs = performance.now() - clicked;
    }
  };
}
