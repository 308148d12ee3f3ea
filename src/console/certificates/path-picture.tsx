import { VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useReadableDate } from '#console/ui/readable-date.ts';
import type { Finding, PathCertificate } from '#pki/verdict.ts';
import { commonNameOf } from './common-name.ts';
import { fitText, layOutPath, type PathBox, type PathLink } from './path-layout.ts';
import classes from './path-picture.module.css';
import { drawnPath, type DrawnPath, type PathStep } from './path-steps.ts';
import { useTextWidth } from './use-text-width.ts';

interface PathPictureProps {
  path: readonly PathCertificate[];
  findings: readonly Finding[];
}

/** The path drawn as boxes and links, device first; for screen readers it is a list that says the same. */
export function PathPicture({ path, findings }: PathPictureProps) {
  const drawn = drawnPath(path, findings);
  const { ref, width } = useElementSize();
  const count = drawn.steps.length + (drawn.missing === undefined ? 0 : 1);
  return (
    <div ref={ref} className={classes.frame}>
      <PathList drawn={drawn} />
      {width > 0 && <PathDrawing drawn={drawn} layout={layOutPath(count, width)} />}
    </div>
  );
}

function PathList({ drawn: { steps, missing } }: { drawn: DrawnPath }) {
  const { t } = useTranslation('certificates');
  const day = useReadableDate();
  const missingText = useMissingText();
  return (
    <VisuallyHidden component="ol" aria-label={t('path.title')}>
      {steps.map(({ certificate, role, state, link }) => (
        <li key={certificate.fingerprint}>
          <span>{t(`path.roles.${role}`)}</span>: <span>{commonNameOf(certificate.subject)}</span>.{' '}
          {t('path.validity', { from: day(certificate.notBefore), to: day(certificate.notAfter) })} {t(`path.${state}`)}
          . {link === 'broken' && t('path.broken')}
          {link === 'whole' && t('path.signedByNext')}
        </li>
      ))}
      {missing !== undefined && <li>{missingText(missing)}</li>}
    </VisuallyHidden>
  );
}

function PathDrawing({
  drawn: { steps, missing },
  layout,
}: {
  drawn: DrawnPath;
  layout: ReturnType<typeof layOutPath>;
}) {
  const { width, height, boxes, links } = layout;
  const last = boxes.at(-1);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={classes.drawing} aria-hidden>
      {links.map((link, index) => (
        <DrawnLink key={`${link.x1} ${link.y1}`} link={link} state={steps[index]?.link ?? 'whole'} />
      ))}
      {steps.map((step, index) => {
        const box = boxes[index];
        return box && <DrawnStep key={step.certificate.fingerprint} step={step} box={box} />;
      })}
      {missing !== undefined && last !== undefined && <DrawnGap missing={missing} box={last} />}
    </svg>
  );
}

/** Glyphs of 20 by 20: a chip, a sealed sheet, a sheet with a star, a shield. */
const glyphs: Record<PathStep['role'], string> = {
  'end-entity': 'M5 5h10v10H5zM8 8h4v4H8zM8 5V2M12 5V2M8 18v-3M12 18v-3M5 8H2M5 12H2M18 8h-3M18 12h-3',
  intermediate: 'M9 15H3V3h14v6M6 6h8M6 9h5M14 16.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM12.6 16v3l1.4-.8 1.4.8v-3',
  root: 'M9 15H3V3h14v6M6 6h8M6 9h5M14 16.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM12.6 16v3l1.4-.8 1.4.8v-3',
  'trust-anchor': 'M10 2l7 2.5v5c0 4.5-3 7.3-7 8.5-4-1.2-7-4-7-8.5v-5zM7 10l2.2 2.2L13.2 8',
};

const marks: Record<PathStep['state'], string> = {
  fine: 'M-3.6 .2l2.4 2.4L3.8 -2.6',
  hasWarning: 'M0 -3.8v4.6M0 3.4v.4',
  hasError: 'M-2.8 -2.8l5.6 5.6M2.8 -2.8l-5.6 5.6',
};

function DrawnStep({ step: { certificate, role, state }, box }: { step: PathStep; box: PathBox }) {
  const { t } = useTranslation('certificates');
  const day = useReadableDate();
  const widthOf = useTextWidth();
  const { x, y, width, height } = box;
  const isHigh = height > 80;
  const name = commonNameOf(certificate.subject);
  const lines = fitText(name, width - (isHigh ? 28 : 84), isHigh ? 2 : 1, widthOf.strong);
  const textX = x + (isHigh ? 14 : 48);
  const nameY = y + (isHigh ? 52 : 38);
  const validity = t('path.validUntil', { date: day(certificate.notAfter) });
  return (
    <g className={classes.step} data-state={state} data-role={role}>
      <title>{name}</title>
      <rect x={x} y={y} width={width} height={height} rx={10} className={classes.box} />
      {isHigh ? (
        <rect x={x + 14} y={y - 1} width={width - 28} height={4} rx={2} className={classes.edge} />
      ) : (
        <rect x={x - 1} y={y + 14} width={4} height={height - 28} rx={2} className={classes.edge} />
      )}
      <path
        d={glyphs[role]}
        transform={`translate(${x + 14} ${y + (isHigh ? 14 : height / 2 - 10)})`}
        className={classes.glyph}
      />
      <text x={isHigh ? x + 42 : textX} y={y + (isHigh ? 28 : 20)} className={classes.small}>
        {fitText(t(`path.drawnRoles.${role}`), width - (isHigh ? 52 : 84), 1, widthOf.small)}
      </text>
      {lines.map((line, index) => (
        <text key={line} x={textX} y={nameY + index * 18} className={classes.name}>
          {line}
        </text>
      ))}
      <text x={textX} y={isHigh ? y + height - 12 : y + 58} className={classes.small}>
        {fitText(validity, width - (isHigh ? 46 : 84), 1, widthOf.small)}
      </text>
      <g transform={`translate(${x + width - 18} ${y + (isHigh ? height - 16 : height / 2)})`}>
        <circle r={9} className={classes.badge} />
        <path d={marks[state]} className={classes.mark} />
      </g>
    </g>
  );
}

const linkWords = {
  whole: { across: 'path.signedByShort', down: 'path.signedBy' },
  broken: { across: 'path.brokenShort', down: 'path.broken' },
} as const;

function DrawnLink({ link: { x1, y1, x2, y2 }, state }: { link: PathLink; state: 'whole' | 'broken' }) {
  const { t } = useTranslation('certificates');
  const isAcross = y1 === y2;
  const words = linkWords[state][isAcross ? 'across' : 'down'];
  const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const arrow = isAcross
    ? `M${x1 + 3} ${y1}H${x2 - 2}m-7 -4.5l7 4.5l-7 4.5`
    : `M${x1} ${y1 + 3}V${y2 - 2}m-4.5 -7l4.5 7l4.5 -7`;
  return (
    <g className={classes.link} data-link={state}>
      {state === 'whole' ? (
        <path d={arrow} className={classes.line} />
      ) : (
        <>
          <path d={`M${x1} ${y1}L${x2} ${y2}`} className={classes.line} />
          <circle cx={middleX} cy={middleY} r={11} className={classes.break} />
          <path d="M-4 -4l8 8M4 -4l-8 8" transform={`translate(${middleX} ${middleY})`} className={classes.cross} />
        </>
      )}
      <text
        x={isAcross ? middleX : x1 + 20}
        y={isAcross ? middleY - (state === 'broken' ? 18 : 8) : middleY + 4}
        textAnchor={isAcross ? 'middle' : 'start'}
        className={classes.tiny}
      >
        {t(words)}
      </text>
    </g>
  );
}

function DrawnGap({ missing, box }: { missing: NonNullable<DrawnPath['missing']>; box: PathBox }) {
  const missingText = useMissingText();
  const widthOf = useTextWidth();
  const { x, y, width, height } = box;
  const isHigh = height > 80;
  const lines = fitText(missingText(missing), width - (isHigh ? 28 : 64), isHigh ? 3 : 2, widthOf.strong);
  const firstY = isHigh ? y + 48 : y + height / 2 + 5 - (lines.length - 1) * 9;
  return (
    <g className={classes.gap}>
      <title>{missingText(missing)}</title>
      <rect x={x} y={y} width={width} height={height} rx={10} className={classes.box} />
      <text x={x + 14} y={isHigh ? y + 28 : y + height / 2 + 7} className={classes.question}>
        ?
      </text>
      {lines.map((line, index) => (
        <text key={line} x={x + (isHigh ? 14 : 48)} y={firstY + index * 18} className={classes.name}>
          {line}
        </text>
      ))}
    </g>
  );
}

function useMissingText() {
  const { t } = useTranslation('certificates');
  return (missing: NonNullable<DrawnPath['missing']>) =>
    missing.kind === 'not-trusted'
      ? t('path.notTrusted')
      : t('path.brokenMissing', { issuer: commonNameOf(missing.issuer) });
}
