/** Dialogs that change one certificate, or what came through it. */
export const dialogActions = ['rename', 'prove', 'revoke', 'disable', 'delete'] as const;

/** What a row offers: its details, or one of the dialogs. */
export type RowAction = 'details' | (typeof dialogActions)[number];
