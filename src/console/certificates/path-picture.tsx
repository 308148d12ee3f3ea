import { Text, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCertificate,
  IconCheck,
  IconCpu,
  IconQuestionMark,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#console/ui/moment.tsx';
import type { Finding, PathCertificate } from '#pki/verdict.ts';
import classes from './path-picture.module.css';
import { commonNameOf } from './common-name.ts';

const roleIcons = { 'end-entity': IconCpu, intermediate: IconCertificate, 'trust-anchor': IconShieldCheck } as const;

/** Findings that concern the signature on a certificate, so the link to its issuer and not the certificate itself. */
const linkCodes: readonly string[] = ['signature-invalid', 'issuer-key-mismatch'];

interface PathPictureProps {
  path: readonly PathCertificate[];
  findings: readonly Finding[];
}

/** The path as a picture that reads as a list: device first, trust anchor last, the broken link marked. */
export function PathPicture({ path, findings }: PathPictureProps) {
  const { t } = useTranslation('certificates');
  const last = path.at(-1);
  const isComplete = last?.role === 'trust-anchor';
  return (
    <ol className={classes.path} aria-label={t('path.title')}>
      {path.map((certificate, index) => {
        const own = findings.filter((finding) => finding.certificate?.index === index);
        const linkBroken = own.some(({ code, severity }) => severity === 'error' && linkCodes.includes(code));
        const below = index < path.length - 1 || !isComplete;
        return (
          <PathNode
            key={certificate.fingerprint}
            certificate={certificate}
            state={stateOf(own.filter(({ code }) => !linkCodes.includes(code)))}
            link={below ? (linkBroken || index === path.length - 1 ? 'broken' : 'whole') : undefined}
          />
        );
      })}
      {last !== undefined && !isComplete && (
        <li className={classes.node} data-state="missing">
          <span className={classes.icon} aria-hidden>
            <IconQuestionMark size={18} />
          </span>
          <Text size="sm" fw={600}>
            {isSelfIssued(last) ? t('path.notTrusted') : t('path.brokenMissing', { issuer: commonNameOf(last.issuer) })}
          </Text>
        </li>
      )}
    </ol>
  );
}

function isSelfIssued({ subject, issuer }: PathCertificate): boolean {
  return subject === issuer;
}

type NodeState = 'fine' | 'hasWarning' | 'hasError';

function stateOf(findings: readonly Finding[]): NodeState {
  if (findings.some(({ severity }) => severity === 'error')) return 'hasError';
  return findings.some(({ severity }) => severity === 'warning') ? 'hasWarning' : 'fine';
}

const stateIcons = { fine: IconCheck, hasWarning: IconAlertTriangle, hasError: IconX } as const;

interface PathNodeProps {
  certificate: PathCertificate;
  state: NodeState;
  /** To its issuer; absent at the end of the path. */
  link: 'whole' | 'broken' | undefined;
}

function PathNode({ certificate, state, link }: PathNodeProps) {
  const { t } = useTranslation('certificates');
  const role = certificate.role === 'intermediate' && isSelfIssued(certificate) ? 'root' : certificate.role;
  const RoleIcon = roleIcons[certificate.role];
  const StateIcon = stateIcons[state];
  return (
    <li className={classes.item}>
      <div className={classes.node} data-state={state}>
        <span className={classes.icon} aria-hidden>
          <RoleIcon size={18} stroke={1.7} />
        </span>
        <div className={classes.text}>
          <Text size="xs" c="dimmed">
            {t(`path.roles.${role}`)}
          </Text>
          <Text size="sm" fw={600} className={classes.name}>
            {commonNameOf(certificate.subject)}
          </Text>
          <Text size="xs" c="dimmed">
            <Moment date={new Date(certificate.notBefore)} dayOnly /> –{' '}
            <Moment date={new Date(certificate.notAfter)} dayOnly />
          </Text>
        </div>
        <span className={classes.state}>
          <StateIcon size={18} aria-hidden />
          <VisuallyHidden>{t(`path.${state}`)}</VisuallyHidden>
        </span>
      </div>
      {link !== undefined && (
        <div className={classes.link} data-link={link}>
          <Text size="xs">{t(link === 'broken' ? 'path.broken' : 'path.signedBy')}</Text>
        </div>
      )}
    </li>
  );
}
