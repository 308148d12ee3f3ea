import { SimpleGrid, Stack } from '@mantine/core';
import { ApiError } from '#console/api/api-error.ts';
import type { LifespanInForce } from '#console/api/device-token-lifespan.ts';
import { Failure } from '#console/api/failure.tsx';
import { useHasRole } from '#console/api/session.ts';
import { roles } from '#contract/sessions.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { ConsequenceCard } from './consequence-card.tsx';
import { useDraft } from './draft.ts';
import { InForceCard } from './in-force-card.tsx';
import { LifespanForm } from './lifespan-form.tsx';
import { useChangeLifespan } from './queries.ts';
import { UnsavedGuard } from './unsaved-guard.tsx';

/** The value in force, the form that changes it, and the consequence of what stands in the form. */
export function LifespanEditor({ inForce }: { inForce: LifespanInForce }) {
  const mayChange = useHasRole(roles.optionManagementAdmin, roles.tenantAdmin);
  const draft = useDraft(inForce);
  const saving = useChangeLifespan(draft.discard);
  const { error } = saving;
  const refusal = error instanceof ApiError && error.status === 422 ? error.message : undefined;
  const failure = refusal === undefined && !isConflict(error) ? error : null;
  const { conflicting, reading, seen } = draft;

  const change = (next: typeof draft.entry) => {
    saving.reset();
    draft.change(next);
  };
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Stack>
        <InForceCard inForce={inForce} />
        {conflicting && <ConflictNotice inForce={inForce} onKeep={draft.keep} onTake={draft.discard} />}
        {failure !== null && <Failure error={failure} />}
        <LifespanForm
          entry={draft.entry}
          reading={reading}
          refusal={refusal}
          changed={draft.changed}
          mayChange={mayChange}
          mayReset={inForce.stored !== undefined}
          busy={saving.isPending}
          onChange={change}
          onSave={(seconds) => saving.mutate({ seconds, seen })}
          onReset={() => saving.mutate({ seen: inForce })}
          onDiscard={() => {
            saving.reset();
            draft.discard();
          }}
        />
      </Stack>
      <ConsequenceCard now={inForce.seconds} after={'seconds' in reading ? reading.seconds : inForce.seconds} />
      <UnsavedGuard active={draft.changed && !saving.isPending} />
    </SimpleGrid>
  );
}

function isConflict(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'precondition-failed';
}
