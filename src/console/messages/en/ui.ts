/** Words of the shared pieces, which know nothing of certificates or tokens. */
export const ui = {
  copy: 'Copy',
  copyNamed: 'Copy {{name}}',
  copied: 'Copied',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  loading: 'Loading',
  language: 'Language',
  requestId: 'Request id',
  time: { utc: '{{time}} UTC' },
};
