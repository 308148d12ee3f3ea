import { CryptoEngine } from 'pkijs';

/** Lets pkijs work with the caller's WebCrypto, so that nothing depends on a global engine. */
export function cryptoEngine(crypto: Crypto): CryptoEngine {
  return new CryptoEngine({ name: 'caller', crypto, subtle: crypto.subtle });
}
