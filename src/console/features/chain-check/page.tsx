import { Grid, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { InputCard } from '#console/certificates/input-card.tsx';
import { useInput } from '#console/certificates/use-input.ts';
import { Page } from '#console/ui/page.tsx';
import { FoundCard } from './found-card.tsx';
import { JudgementSection } from './judgement-section.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { PresentedChain } from './presented-chain.tsx';

const route = getRouteApi('/shell/chain-check');

/** The workbench: anything in, a verdict out. */
export function ChainCheckPage() {
  const { t } = useTranslation('chain-check');
  const { attempt } = route.useSearch();
  const input = useInput();
  const { found } = input;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            {attempt !== undefined && <PresentedChain key={attempt} attempt={attempt} input={input} />}
            <InputCard input={input} drop={t('drop')} hint={t('dropHint')} choose={t('choose')} />
            {found !== undefined && <FoundCard found={found} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          {found !== undefined && found.certificates.length > 0 ? (
            <JudgementSection certificates={found.certificates} />
          ) : (
            <NothingYet input={input} />
          )}
        </Grid.Col>
      </Grid>
    </Page>
  );
}
