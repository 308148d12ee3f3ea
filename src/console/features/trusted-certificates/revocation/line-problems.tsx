import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LineProblem } from './read-serials.ts';

/** Problems that are named; a wrong file has thousands. */
const named = 10;

/** The lines that cannot be used, and why; nothing is revoked while there are any. */
export function LineProblems({ problems }: { problems: readonly LineProblem[] }) {
  const { t } = useTranslation('trusted-certificates');
  if (problems.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="orange"
      icon={<IconAlertTriangle />}
      p="sm"
      title={t('revocation.problems.title', { count: problems.length })}
    >
      <List size="sm">
        {problems.slice(0, named).map(({ line, kind, text }) => (
          <List.Item key={line} style={{ overflowWrap: 'anywhere' }}>
            {t(`revocation.problems.${kind}`, { line, text })}
          </List.Item>
        ))}
        {problems.length > named && (
          <List.Item>{t('revocation.problems.more', { count: problems.length - named })}</List.Item>
        )}
      </List>
    </Alert>
  );
}
