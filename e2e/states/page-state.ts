import type { Page } from '@playwright/test';

/**
 * What a Gatehouse holds: `empty` nothing but its admin, `full` a fleet at work, `many` 10,000 trusted certificates and
 * 100,000 attempts.
 */
export type WorldName = 'empty' | 'full' | 'many';

/** The narrowest screen that the console is for, in pixels. */
export const phone = { width: 360, height: 800 } as const;

/** One state of one page: how to get there, and how to tell that it is reached. */
export interface PageState {
  /** Name of the page, as in its address. */
  page: string;
  /** Name of the state. */
  state: string;
  address: string;
  world: WorldName;
  /** Who looks: the admin unless told; `reader` may only read, `nobody` has not signed in. */
  as?: 'reader' | 'nobody';
  /** True where a wide screen knows no such state: it is opened on a phone. */
  phoneOnly?: boolean;
  /** Done before the page is opened: what the platform shall answer. */
  before?: (page: Page) => Promise<void>;
  /** Done after it was opened. */
  act?: (page: Page) => Promise<void>;
  /** Settles when the state can be seen. */
  ready: (page: Page) => Promise<void>;
}
