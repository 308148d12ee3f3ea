import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '#console/ui/moment.tsx';
import classes from './token-fields.module.css';

const meaningful = [
  'alg',
  'typ',
  'kid',
  'jti',
  'iss',
  'aud',
  'sub',
  'tci',
  'iat',
  'nbf',
  'exp',
  'tfa',
  'ten',
  'xsrfToken',
  'anchor',
] as const;
/** Claims in whole seconds since 1970. */
const instants: readonly string[] = ['iat', 'nbf', 'exp'];

/** Header or claims of a token, each with its meaning where it is known. */
export function TokenFields({ title, fields }: { title: string; fields: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('token-test');
  return (
    <Table className={classes.fields} layout="fixed" verticalSpacing={5} horizontalSpacing={8} captionSide="top">
      <Table.Caption ta="start">{title}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={110}>{t('token.name')}</Table.Th>
          <Table.Th>{t('token.value')}</Table.Th>
          <Table.Th>{t('token.meaning')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.entries(fields).map(([name, value]) => {
          const known = meaningful.find((claim) => claim === name);
          return (
            <Table.Tr key={name}>
              <Table.Td ff="monospace">{name}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Text span size="sm" ff="monospace">
                  {typeof value === 'string' ? value : JSON.stringify(value)}
                </Text>
                {instants.includes(name) && typeof value === 'number' && (
                  <Text size="xs" c="dimmed">
                    <Moment date={new Date(value * 1000)} />
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {known !== undefined && t(`token.meanings.${known}`)}
                </Text>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
