import { setNonce } from 'get-nonce';

const placed = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The nonce of this page's Content-Security-Policy; empty where the page was served without one. */
export const pageNonce = placed;

if (pageNonce !== '') setNonce(pageNonce);
