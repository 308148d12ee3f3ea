import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { InputCard } from '#console/certificates/input-card.tsx';
import { useInput } from '#console/certificates/use-input.ts';
import type { SortedInput } from '#console/worker/operations.ts';
import { Page } from '#console/ui/page.tsx';
import { FleetView } from './fleet/fleet-view.tsx';
import { isFleet, namedFiles } from './fleet/is-fleet.ts';
import { useFleet } from './fleet/use-fleet.ts';
import { FoundCard } from './found-card.tsx';
import { JudgementSection } from './judgement-section.tsx';
import { NothingYet } from './nothing-yet.tsx';
import classes from './page.module.css';
import { PresentedChain } from './presented-chain.tsx';

/** A pasted text that is longer is taken as a file, so that no field has to hold it. */
const longestText = 256 * 1024;

const route = getRouteApi('/shell/chain-check');

/** Whether there is more to tell than that a password is needed. */
function holdsAnything({ certificates, keys, others, repairs, leftOut }: SortedInput): boolean {
  const isSaid = leftOut.some(({ code }) => code !== 'password-needed' && code !== 'password-wrong');
  return isSaid || [certificates, keys, others, repairs].some((found) => found.length > 0);
}

/** The workbench: anything in, a verdict out. */
export function ChainCheckPage() {
  // All that a verdict is told with is there beforehand: the page must not vanish while a text is fetched.
  const { t } = useTranslation(['chain-check', 'certificates', 'input', 'findings', 'evidence']);
  const search = route.useSearch();
  const { attempt } = search;
  const given = useInput();
  const { fleet, start, end } = useFleet();
  const navigate = route.useNavigate();
  const take = async (files: readonly File[]) => {
    const named = namedFiles(files);
    if (!isFleet(named)) return given.addFiles(files);
    if (Object.values(search).some((value) => value !== undefined)) void navigate({ search: {}, replace: true });
    start(named);
  };
  const setText = (text: string) => {
    if (text.length <= longestText) given.setText(text);
    else void take([new File([text], t('pastedFile'))]);
  };
  const input = { ...given, addFiles: take, setText };
  const { found } = input;
  if (fleet !== undefined) {
    return (
      <Page title={t('title')} lead={t('lead')}>
        <FleetView
          key={fleet.run.id}
          fleet={fleet}
          onEnd={() => {
            end();
            void navigate({ search: {}, replace: true });
          }}
          onRestart={(password) => start(fleet.files, password)}
        />
      </Page>
    );
  }
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={classes.bench}>
        <Stack className={classes.input}>
          {attempt !== undefined && <PresentedChain key={attempt} attempt={attempt} input={input} />}
          <InputCard
            input={input}
            drop={t('drop')}
            hint={t('dropHint')}
            choose={t('choose')}
            chooseFolder={t('chooseFolder')}
          />
        </Stack>
        {found !== undefined && found.certificates.length > 0 ? (
          <JudgementSection found={found} />
        ) : (
          <NothingYet input={input} />
        )}
        {found !== undefined && holdsAnything(found) && (
          <div className={classes.found}>
            <FoundCard found={found} />
          </div>
        )}
      </div>
    </Page>
  );
}
