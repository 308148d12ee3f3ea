/** What a row offers: its details, or one of the dialogs that change it. */
export type RowAction = 'details' | 'rename' | 'delete';
