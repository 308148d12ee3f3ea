import { Button, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { createKeeper } from '#console/api/kept-entry.ts';
import { connectionQuery } from '#console/api/token-tests.ts';
import { textSource, useHandOver } from '#console/certificates/hand-over.ts';
import { InputCard } from '#console/certificates/input-card.tsx';
import { InputNotes } from '#console/certificates/input-notes.tsx';
import { useInput } from '#console/certificates/use-input.ts';
import { WorkerFailure } from '#console/certificates/worker-failure.tsx';
import { useNow } from '#console/ui/clock.tsx';
import { Dialog } from '#console/ui/dialog.tsx';
import { useNotify } from '#console/ui/use-notify.tsx';
import type { Source } from '#console/worker/operations.ts';
import { CandidateCard } from './candidate-card.tsx';
import { assess, type Candidate } from './candidates.ts';
import classes from './add-dialog.module.css';
import { useUploads } from './use-uploads.ts';

/** What the admin decided about one candidate; what is absent stays as proposed. */
interface Decision {
  chosen?: boolean;
  name?: string;
}

/** What outlives the end of the session: no key, no password, nothing but certificates and what was decided. */
interface Plan {
  certificatesPem: string;
  decisions: ReadonlyMap<string, Decision>;
  enabled: boolean;
  autoRegistration: boolean;
}

const planKeeper = createKeeper<Plan>();

interface AddDialogProps {
  /** The tenant's certificates, against which duplicates are found. */
  trusted: TrustedCertificate[];
  onClose: () => void;
}

/** Adds trust anchors from whatever is dropped or pasted; each is judged before anything is sent. */
export function AddDialog({ trusted, onClose }: AddDialogProps) {
  const { t } = useTranslation(['trusted-certificates', 'ui']);
  const now = useNow();
  const notify = useNotify();
  const kept = planKeeper.useKept();
  const input = useInput([...useKeptSources(kept), ...useHandOver('add-certificate')]);
  const uploads = useUploads();
  const ownPlatform = useQuery(connectionQuery).data?.mode !== 'remote';
  const [decisions, setDecisions] = useState<Plan['decisions']>(kept?.decisions ?? new Map());
  const [enabled, setEnabled] = useState(kept?.enabled ?? true);
  const [autoRegistration, setAutoRegistration] = useState(kept?.autoRegistration ?? true);

  const [trustedBefore] = useState(trusted);
  const found = input.found?.certificates;
  const certificatesPem = found?.map(({ pem }) => pem).join('') ?? kept?.certificatesPem ?? '';
  planKeeper.useKeep(input.isEmpty ? undefined : { certificatesPem, decisions, enabled, autoRegistration });
  const candidates = useMemo(
    () => assess(found ?? [], { trusted: trustedBefore, now, ownPlatform }),
    [found, trustedBefore, now, ownPlatform],
  );
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (found !== undefined && found.length > 0) list.current?.scrollIntoView({ block: 'start' });
  }, [found]);
  const decide = ({ facts }: Candidate, decision: Decision) =>
    setDecisions((before) => new Map(before).set(facts.fingerprint, { ...before.get(facts.fingerprint), ...decision }));
  const chosen = ({ facts, recommended }: Candidate) => decisions.get(facts.fingerprint)?.chosen ?? recommended;
  const nameOf = ({ facts, proposedName }: Candidate) => decisions.get(facts.fingerprint)?.name ?? proposedName;
  const isDone = ({ facts }: Candidate) => uploads.states.get(facts.fingerprint)?.state === 'done';
  const open = candidates.filter(
    (candidate) => candidate.problems.length === 0 && chosen(candidate) && !isDone(candidate),
  );

  const add = async () => {
    const orders = open.map((candidate) => ({
      candidate,
      name: nameOf(candidate).trim() || candidate.proposedName,
      enabled,
      autoRegistration,
    }));
    const added = await uploads.send(orders);
    if (added < orders.length) return;
    notify({ tone: 'done', title: t('add.done', { count: added }) });
    onClose();
  };

  return (
    <Dialog title={t('add.title')} onClose={onClose} size="xl">
      <Stack gap="md">
        <InputCard
          input={input}
          drop={t('add.drop')}
          hint={t('add.dropHint')}
          choose={t('add.choose')}
          privacy={t('add.privacy')}
        />
        {input.error !== undefined && <WorkerFailure error={input.error} />}
        {input.found !== undefined && !input.isEmpty && <InputNotes found={input.found} certificatesOnly />}
        {!input.isEmpty && candidates.length > 0 && (
          <>
            <ul ref={list} className={classes.list} aria-label={t('add.found')}>
              {candidates.map((candidate) => (
                <CandidateCard
                  key={candidate.facts.fingerprint}
                  candidate={candidate}
                  chosen={chosen(candidate)}
                  name={nameOf(candidate)}
                  upload={uploads.states.get(candidate.facts.fingerprint)}
                  onChoose={(value) => decide(candidate, { chosen: value })}
                  onName={(name) => decide(candidate, { name })}
                />
              ))}
            </ul>
            <Divider />
            <Switch
              label={t('add.enabled')}
              description={t('add.enabledHint')}
              checked={enabled}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
            <Switch
              label={t('add.autoRegistration')}
              description={t('add.autoRegistrationHint')}
              checked={autoRegistration}
              onChange={(event) => setAutoRegistration(event.currentTarget.checked)}
            />
          </>
        )}
        <Group justify="flex-end" gap="xs" className={classes.footer}>
          {candidates.length > 0 && open.length === 0 && (
            <Text size="sm" c="dimmed" flex={1} role="status">
              {t('add.nothing')}
            </Text>
          )}
          {uploads.running && uploads.states.size > 1 && (
            <Text size="sm" c="dimmed" flex={1} role="status">
              {t('add.progress', { sent: uploads.sent, count: uploads.states.size })}
            </Text>
          )}
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button disabled={open.length === 0} loading={uploads.running} onClick={() => void add()}>
            {t('add.submit', { count: Math.max(1, open.length) })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function useKeptSources(kept: Plan | undefined): readonly Source[] {
  const { t } = useTranslation('trusted-certificates');
  if (kept === undefined || kept.certificatesPem === '') return [];
  return [textSource(t('add.kept'), kept.certificatesPem)];
}
