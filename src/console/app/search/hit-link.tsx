import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './search-dialog.module.css';
import type { Hit } from './use-search.ts';

interface HitLinkProps {
  hit: Hit;
  id: string;
  active: boolean;
  onOpen: () => void;
}

/** One result as a link to where it is shown in full; the field keeps the focus. */
export function HitLink({ hit, id, active, onOpen }: HitLinkProps) {
  const option = { id, role: 'option', 'aria-selected': active, tabIndex: -1, className: classes.hit, onClick: onOpen };
  const content = (
    <>
      <Text span size="sm" fw={600}>
        {hit.title}
      </Text>
      <Text span size="xs" c="dimmed">
        {hit.detail}
      </Text>
    </>
  );
  if (hit.kind === 'certificate') {
    return (
      <Link to="/trusted-certificates" search={{ certificate: hit.id }} {...option}>
        {content}
      </Link>
    );
  }
  return (
    <Link to="/activity" search={{ tab: 'devices', device: hit.id }} {...option}>
      {content}
    </Link>
  );
}
