import type { CryptoPort, SignatureResult } from '#pki/crypto-port.ts';

/** By the very octets that were signed: a kept list is the same object each time. */
const known = new WeakMap<Uint8Array, Map<string, SignatureResult | Promise<SignatureResult>>>();

/** Verifies a signature once for each signed object and key, so that a list of megabytes is hashed once, not per request. */
export function rememberSignatures(crypto: CryptoPort): CryptoPort {
  return {
    digest: (hash, data) => crypto.digest(hash, data),
    verify: (check) => {
      let results = known.get(check.data);
      if (results === undefined) known.set(check.data, (results = new Map()));
      const key = Buffer.from(check.spki).toString('base64');
      let result = results.get(key);
      if (result === undefined) results.set(key, (result = crypto.verify(check)));
      return result;
    },
  };
}
