import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { UploadTrustedCertificate } from '#contract/trusted-certificates.ts';
import { useSession } from '#console/api/session.ts';
import { uploadTrustedCertificate } from '#console/api/trusted-certificates.ts';
import { useAddToList } from '../change-certificate.ts';
import type { Candidate } from './candidates.ts';

/** How far the upload of one certificate is. */
export type UploadState = { state: 'waiting' | 'sending' | 'done' } | { state: 'failed'; error: unknown };

/** One certificate as the admin wants it added. */
export interface Order {
  candidate: Candidate;
  name: string;
  enabled: boolean;
  autoRegistration: boolean;
}

/** Sends certificates one after the other; one that fails does not stop the rest. States are by SHA-256 fingerprint. */
export function useUploads() {
  const { tenant } = useSession();
  const addToList = useAddToList();
  // A mutation, so that a session that is over is noticed here as everywhere.
  const { mutateAsync: upload } = useMutation({
    mutationFn: (wanted: UploadTrustedCertificate) => uploadTrustedCertificate(tenant.name, wanted),
  });
  const [states, setStates] = useState<ReadonlyMap<string, UploadState>>(new Map());
  const [running, setRunning] = useState(false);

  const note = ({ candidate }: Order, state: UploadState) =>
    setStates((before) => new Map(before).set(candidate.facts.fingerprint, state));

  const sendOne = async (order: Order): Promise<boolean> => {
    const { candidate, name, enabled, autoRegistration } = order;
    note(order, { state: 'sending' });
    try {
      const added = await upload({
        certInPemFormat: candidate.facts.pem,
        status: enabled && !candidate.cautions.includes('not-yet') ? 'ENABLED' : 'DISABLED',
        name,
        autoRegistrationEnabled: autoRegistration,
      });
      addToList(added);
      note(order, { state: 'done' });
      return true;
    } catch (error) {
      note(order, { state: 'failed', error });
      return false;
    }
  };

  /** @returns how many were added. */
  const send = async (orders: readonly Order[]): Promise<number> => {
    setRunning(true);
    for (const order of orders) note(order, { state: 'waiting' });
    let added = 0;
    for (const order of orders) added += (await sendOne(order)) ? 1 : 0;
    setRunning(false);
    return added;
  };

  const sent = [...states.values()].filter(({ state }) => state === 'done' || state === 'failed').length;
  return { states, running, sent, send };
}
