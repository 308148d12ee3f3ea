import { Container } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ApiError } from '#console/api/api-error.ts';
import { Failure } from '#console/api/failure.tsx';

/** What browsers and the build say where a part of the console could not be fetched. */
const partMissing = /dynamically imported module|Importing a module script|Unable to preload/;

/** Shown in place of a page that could not be opened. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const isPartMissing = error instanceof Error && partMissing.test(error.message);
  const shown = isPartMissing ? new ApiError('unavailable', '', { status: 0, sessionOver: false }) : error;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <Failure error={shown} onRetry={isPartMissing ? () => void loadAnew() : retry} />
    </Container>
  );
}

/** A part that did not come is not fetched a second time by the same page. Nothing is lost while there is no answer. */
async function loadAnew(): Promise<void> {
  const answers = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (answers !== undefined) location.reload();
}
