import type { Issuer } from '#pki/author/issue-certificate.ts';
import type { Changes } from '#server/storage/changes.ts';
import type { LookUps } from '#server/storage/look-ups.ts';
import type { Storage } from '#server/storage/tables.ts';
import type { RevocationLists } from './revocation/distribution-points/revocation-lists.ts';
import type { SecretSeal } from './second-factor/secret-seal.ts';
import type { AttemptRecorder } from './token-attempts/attempt-recorder.ts';
import type { SigningKeys } from './tokens/signing-keys.ts';

/** What every resource of the embedded platform works with. */
export interface Platform {
  storage: Storage;
  /** Of that storage. */
  changes: Changes;
  /** In that storage. */
  lookUps: LookUps;
  keys: SigningKeys;
  now: () => Date;
  /** Gives as many random octets as asked for. */
  random: (size: number) => Uint8Array;
  /** Told after tenants were added, changed or deleted here; what follows from that is done when it settles. */
  tenantsChanged: () => Promise<void>;
  /** Seals what is stored of second factors. */
  seal: SecretSeal;
  /** The tenant of the configuration: that of a sign-in that names none, and whose domain is the platform's own. */
  tenantId: string;
  /** The platform's own CA, which signs tenants' revocation lists. */
  crlIssuer: () => Promise<Issuer>;
  /** Lists at the distribution points that certificates name. */
  revocationLists: RevocationLists;
  /** Takes what happens at the device endpoint. */
  attempts: AttemptRecorder;
}
