import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './figure.module.css';

interface FigureProps {
  name: string;
  value: string | number;
  /** The list behind the number. */
  link: Pick<LinkProps, 'to' | 'search'>;
}

/** One number with its name, and the way to what was counted. */
export function Figure({ name, value, link }: FigureProps) {
  return (
    <Link className={classes.figure} {...link}>
      <span className={classes.value}>{value}</span> <span className={classes.name}>{name}</span>
    </Link>
  );
}
