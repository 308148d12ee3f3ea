import { Anchor, Group, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';

interface CardHeadingProps {
  id: string;
  title: string;
  /** The words of the link to the page that this card sums up. */
  linkText: string;
  /** Absent where that page has nothing to show. */
  link: Pick<LinkProps, 'to' | 'search'> | undefined;
}

/** The heading of a card, and the way to the page behind it. */
export function CardHeading({ id, title, linkText, link }: CardHeadingProps) {
  return (
    <Group justify="space-between" align="baseline" gap="xs" mb="xs">
      <Title order={2} id={id}>
        {title}
      </Title>
      {link !== undefined && (
        <Anchor size="sm" renderRoot={(props) => <Link {...link} {...props} />}>
          {linkText}
        </Anchor>
      )}
    </Group>
  );
}
