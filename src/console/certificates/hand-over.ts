import { useEffect, useState } from 'react';
import type { Source } from '#console/worker/operations.ts';

/** Where one page hands certificates over to another. */
export type HandOverTarget = 'add-certificate' | 'token-test';

/** Kept in this tab's memory alone, and only until the other page has opened: keys may be among them. */
const waiting = new Map<HandOverTarget, readonly Source[]>();

/** Leaves certificates, and a key where one goes along, for the page that is opened next. */
export function handOver(target: HandOverTarget, sources: readonly Source[]): void {
  waiting.set(target, sources);
}

/** What was left for this page; nothing is kept once it has opened. */
export function useHandOver(target: HandOverTarget): readonly Source[] {
  const [sources] = useState(() => waiting.get(target) ?? []);
  useEffect(() => {
    waiting.delete(target);
  }, [target]);
  return sources;
}

/** A text as something to hand over. */
export function textSource(name: string, text: string): Source {
  return { name, bytes: new TextEncoder().encode(text) };
}
