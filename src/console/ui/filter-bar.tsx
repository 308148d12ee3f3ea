import { Badge, Button, Group, VisuallyHidden, type GroupProps } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown, IconX } from '@tabler/icons-react';
import { Fragment, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';
import { useNarrowScreen } from './use-narrow-screen.ts';

/** One thing that a list can be narrowed by. */
export interface ListFilter {
  name: string;
  /** What it is narrowed to at present, if to anything. */
  label: string | undefined;
  onRemove: () => void;
  /** True where no control shows it, so that it is named on wide screens too. */
  withoutControl?: boolean;
}

interface FilterBarProps extends Pick<GroupProps, 'gap' | 'justify'> {
  /** That of the search. */
  size: 'xs' | 'sm';
  /** What is folded away on narrow screens. */
  label: string;
  /** In sight on every screen. */
  search: ReactNode;
  filters: readonly ListFilter[];
  /** The controls that narrow the list. */
  children: ReactNode;
}

/**
 * What narrows a list. On narrow screens the controls stand behind one button, which tells how many of them are active;
 * those are named below it, so that a part is not taken for the whole.
 */
export function FilterBar({ size, label, search, filters, children, ...layout }: FilterBarProps) {
  const { t } = useTranslation('ui');
  const isNarrow = useNarrowScreen();
  const [open, setOpen] = useState(false);
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const active = filters.filter(({ label: narrowedTo }) => narrowedTo !== undefined);
  const named = active.filter(({ withoutControl = false }) => isNarrow || withoutControl);

  const remove = (filter: ListFilter) => {
    filter.onRemove();
    (toggle.current ?? bar.current?.querySelector<HTMLElement>('input[type=search]'))?.focus({ preventScroll: true });
  };
  const controls = (
    <div
      key="controls"
      id={id}
      className={classes.controls}
      data-narrow={isNarrow || undefined}
      hidden={isNarrow && !open}
    >
      {children}
    </div>
  );
  // The order is the eye's on either screen, and so the keyboard's too; keys keep what is typed where a phone is turned.
  const searching = <Fragment key="search">{search}</Fragment>;
  return (
    <>
      <Group ref={bar} {...layout}>
        {!isNarrow && controls}
        {searching}
        {isNarrow && (
          <Button
            key="toggle"
            ref={toggle}
            variant="default"
            size={size}
            px="sm"
            leftSection={<IconAdjustmentsHorizontal size={16} />}
            rightSection={
              active.length > 0 ? (
                <Badge size="sm" circle aria-hidden>
                  {active.length}
                </Badge>
              ) : (
                <IconChevronDown size={14} className={classes.chevron} />
              )
            }
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {label}
            {active.length > 0 && <VisuallyHidden> {t('filters.count', { count: active.length })}</VisuallyHidden>}
          </Button>
        )}
        {isNarrow && controls}
      </Group>
      {named.length > 0 && (
        <Group gap={6} role="group" aria-label={t('filters.active')}>
          {named.map((filter) => (
            <Button
              key={filter.name}
              className={classes.active}
              size="compact-sm"
              variant="light"
              rightSection={<IconX size={14} aria-hidden />}
              aria-label={t('filters.remove', { name: filter.label })}
              title={t('filters.remove', { name: filter.label })}
              onClick={() => remove(filter)}
            >
              {filter.label}
            </Button>
          ))}
        </Group>
      )}
    </>
  );
}
