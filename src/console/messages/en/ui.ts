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
  instant: {
    letters: 'dd mm yyyy hh mm',
    form: '{{form}} in your time zone.',
    unreadable: 'This is no date. Write it like {{example}}.',
    choose: 'Choose in a calendar',
  },
  time: { utc: '{{time}} UTC' },
};
