import { Badge, Box, Button, Card, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMayManageCertificates } from '#console/api/session.ts';
import { hasCheckedChain } from '#console/certificates/checked-chain.ts';
import { CopyBlock } from '#console/ui/copy-block.tsx';
import classes from './set-up-card.module.css';
import { setUpSteps, type SetUpState, type SetUpStep } from './set-up-state.ts';

const targets = {
  trust: { to: '/trusted-certificates', search: { add: true } },
  check: { to: '/chain-check', search: {} },
  test: { to: '/token-test', search: {} },
  device: { to: '/activity', search: {} },
} as const satisfies Record<SetUpStep, { to: string; search: object }>;

/** For who may not add one: that page says so. */
const look = { to: '/trusted-certificates', search: {} } as const;

interface SetUpCardProps {
  state: SetUpState;
  endpoint: string;
  /** Whether the platform keeps the attempts of devices. */
  watches: boolean;
}

/** Four steps to the first token of a device; the first one that is not done leads on. */
export function SetUpCard({ state, endpoint, watches }: SetUpCardProps) {
  const { t } = useTranslation('overview');
  const done: Record<SetUpStep, boolean> = { ...state, check: hasCheckedChain() };
  const mayTrust = useMayManageCertificates();
  const next = setUpSteps.find((step) => !done[step]);
  const count = setUpSteps.length;
  return (
    <Card withBorder component="section" aria-labelledby="set-up">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="set-up">
          {t('setUp.title')}
        </Title>
        <Badge variant="light" color="gray" tt="none">
          {t('setUp.progress', { done: setUpSteps.filter((step) => done[step]).length, count })}
        </Badge>
      </Group>
      <ol className={classes.steps}>
        {setUpSteps.map((step, index) => (
          <li key={step} className={classes.step} data-done={done[step]}>
            <span className={classes.mark} aria-hidden>
              {done[step] ? <IconCheck size={16} /> : index + 1}
            </span>
            <div className={classes.text}>
              <Text fw={600} size="sm">
                {t(`setUp.${step}.title`)}
                {done[step] && <VisuallyHidden> ({t('setUp.done')})</VisuallyHidden>}
              </Text>
              <Text size="sm" c="dimmed">
                {t(step === 'device' && !watches ? 'setUp.device.textRemote' : `setUp.${step}.text`)}
              </Text>
              {step === 'device' && (
                <Box mt="xs">
                  <CopyBlock label={t('setUp.endpoint')} value={endpoint} />
                </Box>
              )}
            </div>
            {(step !== 'device' || watches) && (
              <Button
                size="xs"
                variant={step === next ? 'filled' : 'default'}
                renderRoot={(props) => <Link {...(step === 'trust' && !mayTrust ? look : targets[step])} {...props} />}
              >
                {step === 'trust' && !mayTrust ? t('certificates.all') : t(`setUp.${step}.action`)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
