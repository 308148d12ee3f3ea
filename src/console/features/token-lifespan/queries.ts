import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditRecordsKey } from '#console/api/audit.ts';
import {
  deviceTokenLifespanQuery,
  resetDeviceTokenLifespan,
  setDeviceTokenLifespan,
  type LifespanInForce,
} from '#console/api/device-token-lifespan.ts';
import { useSingleMutation } from '#console/api/single-mutation.ts';
import { durationWords } from '#console/ui/duration.ts';
import { useNotify } from '#console/ui/use-notify.tsx';
import { deviceTokenLifespan } from '#contract/tenant-options.ts';

/** A change on the way to the platform; `seconds` absent: back to the default. */
export interface LifespanChange {
  seconds?: number;
  seen: LifespanInForce;
}

/** Saves or resets the lifespan; whatever comes of it, the state in force is read again before the outcome is told. */
export function useChangeLifespan(onDone: () => void) {
  const { t, i18n } = useTranslation('token-lifespan');
  const notify = useNotify();
  const queryClient = useQueryClient();
  return useSingleMutation({
    mutationFn: async ({ seconds, seen }: LifespanChange) => {
      if (seconds === undefined) await resetDeviceTokenLifespan(seen);
      else await setDeviceTokenLifespan(seconds, seen);
    },
    onSettled: async () => {
      void queryClient.invalidateQueries({ queryKey: auditRecordsKey });
      await queryClient.invalidateQueries({ queryKey: deviceTokenLifespanQuery.queryKey });
    },
    onSuccess: (_, { seconds }) => {
      const words = durationWords(seconds ?? deviceTokenLifespan.default, i18n.language);
      const title = seconds === undefined ? t('wasReset', { words }) : t('saved', { words });
      notify({ tone: 'done', title, message: t('savedHint') });
      onDone();
    },
  });
}
