import { Fragment, type ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import classes from './fact-list.module.css';

/** A name and what it stands for; `copy` offers a text to take away. */
export interface Fact {
  name: string;
  value: ReactNode;
  copy?: string;
}

/** Facts side by side with their names. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, copy }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {copy !== undefined && <CopyButton value={copy} name={name} />}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
