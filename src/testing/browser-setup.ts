import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { beforeAll } from 'vitest';
import { startMessages } from '#console/messages/i18n.ts';

beforeAll(startMessages);
