import { Button, Card, Checkbox, Grid, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { InstantField, type EnteredInstant } from '#console/ui/instant-field.tsx';
import { asItIs, besides, differs, listsAmong, sentParts, trustable, type Case, type WhatIf } from './what-if.ts';

interface WhatIfCardProps {
  whatIf: WhatIf;
  given: Case;
  onChange: (whatIf: WhatIf) => void;
}

/** Asks for another instant, other trusted certificates, less of the chain, or revocation lists; changes nothing. */
export function WhatIfCard({ whatIf, given, onChange }: WhatIfCardProps) {
  const { t } = useTranslation('chain-check');
  const { certificates, trusted, leaves, others } = given;
  const candidates = trustable(certificates, trusted);
  const disabled = trusted.filter(({ status }) => status === 'DISABLED').length;
  const lists = listsAmong(others).length;
  const cameTogether = leaves.some((leaf) => besides(leaf, certificates).length > 0);
  const changeInstant = (at: EnteredInstant) => {
    const { at: _, ...rest } = whatIf;
    onChange({ ...rest, atUnreadable: at === 'unreadable', ...(at instanceof Date && { at }) });
  };
  return (
    <Card withBorder component="section" aria-labelledby="what-if">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title order={2} id="what-if">
            {t('whatIf.title')}
          </Title>
          {differs(whatIf) && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(asItIs)}>
              {t('whatIf.reset')}
            </Button>
          )}
        </Group>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <Stack gap="md">
              <InstantField
                label={t('whatIf.asOf')}
                hint={t('whatIf.asOfHint')}
                value={whatIf.atUnreadable ? 'unreadable' : whatIf.at}
                onChange={changeInstant}
              />
              <Radio.Group
                label={t('whatIf.sent')}
                description={t('whatIf.sentHint')}
                value={whatIf.sent}
                onChange={(value) =>
                  onChange({ ...whatIf, sent: sentParts.find((part) => part === value) ?? 'everything' })
                }
              >
                <Stack gap={6} mt={6}>
                  {sentParts
                    .filter((part) => part !== 'file' || cameTogether)
                    .map((part) => (
                      <Radio key={part} value={part} label={t(`whatIf.parts.${part}`)} />
                    ))}
                </Stack>
              </Radio.Group>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <Stack gap="md">
              {candidates.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {t('whatIf.nothingToTrust')}
                </Text>
              ) : (
                <Checkbox.Group
                  label={t('whatIf.alsoTrust')}
                  description={t('whatIf.alsoTrustHint')}
                  value={[...whatIf.alsoTrusted]}
                  onChange={(alsoTrusted) => onChange({ ...whatIf, alsoTrusted })}
                >
                  <Stack gap={6} mt={6}>
                    {candidates.map(({ fingerprint, commonName, subject }) => (
                      <Checkbox key={fingerprint} value={fingerprint} label={commonName ?? subject} />
                    ))}
                  </Stack>
                </Checkbox.Group>
              )}
              {disabled > 0 && (
                <Checkbox
                  label={t('whatIf.disabled', { count: disabled })}
                  checked={whatIf.disabledCount}
                  onChange={(event) => onChange({ ...whatIf, disabledCount: event.currentTarget.checked })}
                />
              )}
              {lists > 0 && (
                <Checkbox
                  label={t('whatIf.lists', { count: lists })}
                  description={t('whatIf.listsHint')}
                  checked={whatIf.listsCount}
                  onChange={(event) => onChange({ ...whatIf, listsCount: event.currentTarget.checked })}
                />
              )}
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </Card>
  );
}
