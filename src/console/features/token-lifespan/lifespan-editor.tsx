import { Stack } from '@mantine/core';
import { ApiError } from '#console/api/api-error.ts';
import type { LifespanInForce } from '#console/api/device-token-lifespan.ts';
import { Failure } from '#console/api/failure.tsx';
import { useHasRole } from '#console/api/session.ts';
import { roles } from '#contract/sessions.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { ConsequenceCard } from './consequence-card.tsx';
import { useDraft } from './draft.ts';
import type { PastValue } from './history.ts';
import { HistoryCard } from './history-card.tsx';
import { InForceCard } from './in-force-card.tsx';
import classes from './lifespan-editor.module.css';
import { LifespanForm } from './lifespan-form.tsx';
import { useChangeLifespan } from './queries.ts';
import { RevokeAllCard } from './revoke-all-card.tsx';
import { UnsavedGuard } from './unsaved-guard.tsx';
import { useHistory } from './use-history.ts';

/** The value in force, the form that changes it, and the consequence of what stands in the form. */
export function LifespanEditor({ inForce }: { inForce: LifespanInForce }) {
  const mayChange = useHasRole(roles.optionManagementAdmin, roles.tenantAdmin);
  const draft = useDraft(inForce);
  const history = useHistory();
  const saving = useChangeLifespan(draft.discard);
  const { error } = saving;
  const refusal = error instanceof ApiError && error.status === 422 ? error.message : undefined;
  const failure = refusal === undefined && !isConflict(error) ? error : null;
  const { conflicting, reading, seen } = draft;

  const change = (next: typeof draft.entry) => {
    saving.reset();
    draft.change(next);
  };
  const discard = () => {
    saving.reset();
    draft.discard();
  };
  const keep = () => {
    saving.reset();
    draft.keep();
  };
  const restore = ({ stored, seconds }: PastValue) =>
    saving.mutate({ ...(stored === undefined || seconds === undefined ? {} : { seconds }), seen: inForce });
  return (
    <div className={classes.layout}>
      <Stack className={classes.value}>
        <InForceCard inForce={inForce} newest={history.values?.[0]} />
        {(conflicting || isConflict(error)) && (
          <ConflictNotice inForce={inForce} onKeep={draft.begun ? keep : undefined} onTake={discard} />
        )}
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
          onDiscard={discard}
        />
      </Stack>
      <Stack className={classes.consequence}>
        <ConsequenceCard now={inForce.seconds} after={'seconds' in reading ? reading.seconds : inForce.seconds} />
        <RevokeAllCard />
      </Stack>
      <div className={classes.history}>
        <HistoryCard history={history} mayChange={mayChange} busy={saving.isPending} onRestore={restore} />
      </div>
      <UnsavedGuard active={draft.changed && !saving.isPending} />
    </div>
  );
}

function isConflict(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'precondition-failed';
}
