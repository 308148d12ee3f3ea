import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CandidatePath } from '#pki/verdict.ts';
import { commonNameOf } from './common-name.ts';
import { FindingList } from './finding-list.tsx';

/** Paths that were tried beside the one shown, each with what was wrong with it. */
export function CandidatePaths({ candidates }: { candidates: readonly CandidatePath[] }) {
  const { t } = useTranslation('certificates');
  return (
    <Stack gap="lg">
      {candidates.map(({ path, reachesAnchor, valid, findings }) => (
        <div key={path.map(({ fingerprint }) => fingerprint).join(' ')}>
          <Text size="sm" fw={600}>
            {path.map(({ subject }) => commonNameOf(subject)).join(' → ')}
          </Text>
          {valid && <Text size="sm">{t('candidates.valid')}</Text>}
          {!reachesAnchor && (
            <Text size="sm" c="dimmed">
              {t('candidates.noAnchor')}
            </Text>
          )}
          <FindingList findings={findings} path={path} />
        </div>
      ))}
    </Stack>
  );
}
