import { Button, Card, Group, NumberInput, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { durationWords } from '#console/ui/duration.ts';
import { requestsPerHour } from './consequence.ts';
import { ConsequenceCurve } from './consequence-curve.tsx';
import { useFleet } from './use-fleet.ts';

const largestFleet = 10_000_000;
/** Requests per second below which nobody wants to know more. */
const leastRate = 0.01;

/** What a lifespan means for load and for exposure: the value in force beside the one in the form, both in seconds. */
export function ConsequenceCard({ now, after }: { now: number; after: number }) {
  const { t, i18n } = useTranslation('token-lifespan');
  const fleet = useFleet();
  const { devices, known } = fleet;
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 3 }).format(value);
  const rate = (value: number) => (value < leastRate ? `< ${number(leastRate)}` : number(value));
  const separator =
    new Intl.NumberFormat(i18n.language).formatToParts(1000).find(({ type }) => type === 'group')?.value ?? ',';
  const differ = now !== after;
  const rows = [
    { label: t('consequence.perHour'), text: (seconds: number) => number(requestsPerHour(devices, seconds)) },
    { label: t('consequence.perSecond'), text: (seconds: number) => rate(requestsPerHour(devices, seconds) / 3600) },
    { label: t('consequence.exposure'), text: (seconds: number) => durationWords(seconds, i18n.language) },
  ];
  return (
    <Card withBorder component="section" aria-labelledby="consequence">
      <Stack gap="md">
        <Title order={2} id="consequence">
          {t('consequence.title')}
        </Title>
        <Group gap="xs" align="flex-end">
          <NumberInput
            label={t('consequence.devices')}
            description={t(known === undefined ? 'consequence.devicesExample' : 'consequence.devicesKnown', {
              count: known ?? devices,
            })}
            min={1}
            max={largestFleet}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator={separator}
            decimalSeparator={separator === ',' ? '.' : ','}
            maw={320}
            value={devices}
            onChange={(value) => fleet.enter(Number(value) || 1)}
          />
          {fleet.isEntered && known !== undefined && (
            <Button variant="subtle" onClick={fleet.takeKnown}>
              {t('consequence.devicesReset')}
            </Button>
          )}
        </Group>
        <Table verticalSpacing="xs" horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              <Table.Th ta="end">{t('consequence.now')}</Table.Th>
              {differ && <Table.Th ta="end">{t('consequence.after')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ label, text }) => (
              <Table.Tr key={label}>
                <Table.Th fw={500}>{label}</Table.Th>
                <Table.Td ta="end" {...(differ ? { c: 'dimmed' } : {})}>
                  {text(now)}
                </Table.Td>
                {differ && (
                  <Table.Td ta="end" fw={650}>
                    {text(after)}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed">
          {t('consequence.exposureHint')}
        </Text>
        <ConsequenceCurve devices={devices} now={now} after={after} />
        <Text size="sm">{t('consequence.issued', { words: durationWords(now, i18n.language) })}</Text>
      </Stack>
    </Card>
  );
}
