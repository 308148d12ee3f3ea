import { auditRecord, auditRecordCollection, auditRecordsPath } from '#contract/audit.ts';
import {
  tokenAttemptDetail,
  tokenAttemptList,
  tokenAttemptsPath,
  tokenAttemptSummary,
} from '#contract/token-attempts.ts';
import type { Operations } from '../operation.ts';

const tag = 'Audit and attempts';

/** What happened. */
export const activityOperations: Operations = {
  [`GET ${auditRecordsPath}`]: {
    tag,
    summary: 'List changes, newest first',
    reply: { schema: auditRecordCollection },
  },
  [`GET ${auditRecordsPath}/:id`]: { tag, summary: 'Read one change', reply: { schema: auditRecord } },
  [`GET ${tokenAttemptsPath}`]: {
    tag,
    summary: 'List token attempts, newest first',
    reply: { schema: tokenAttemptList },
  },
  [`GET ${tokenAttemptsPath}/summary`]: {
    tag,
    summary: 'Count token attempts over time',
    reply: { schema: tokenAttemptSummary },
  },
  [`GET ${tokenAttemptsPath}/:id`]: {
    tag,
    summary: 'Read one attempt with the presented chain',
    reply: { schema: tokenAttemptDetail },
  },
  [`GET ${tokenAttemptsPath}/stream`]: {
    tag,
    summary: 'Token attempts as they happen',
    description: 'Server-sent events: `attempt` with the attempt as JSON, `end` where the right to read ends.',
    reply: { media: 'text/event-stream' },
    errors: ['unavailable'],
  },
};
