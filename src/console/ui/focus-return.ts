import { useEffect } from 'react';

/** What had the focus last on the page itself: not in a dialog, and of a menu the button that opens it. */
let lastOnPage: HTMLElement | null = null;

function remember({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || target.closest('[role=dialog]') !== null) return;
  const menu = target.closest('[role=menu]');
  lastOnPage = menu === null ? target : document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
}

/** Follows the focus; when a dialog has opened it may be too late to ask where it came from. */
export function useFocusWatch(): void {
  useEffect(() => {
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
}

/** Gives the focus back when this is gone: to what opened it, or to the page's heading where that is gone too. */
export function useFocusReturn(): void {
  useEffect(() => {
    const opener = lastOnPage;
    return () => {
      if (document.activeElement !== document.body) return;
      const heading = document.querySelector<HTMLElement>('main h1');
      for (const element of [opener, heading]) {
        element?.focus({ preventScroll: true });
        if (document.activeElement === element) return;
      }
    };
  }, []);
}
