/** The search over everything, from every page. */
export const search = {
  title: 'Search',
  label: 'Certificates by name, subject or fingerprint, devices by name',
  results: 'Results',
  certificates: 'Trusted certificates',
  devices: 'Devices',
  begin: 'Type at least two characters. Arrow keys choose, Enter opens.',
  searching: 'Searching…',
  none: 'Nothing was found.',
  count_one: '{{count, number}} result',
  count_other: '{{count, number}} results',
  failed: 'Devices could not be searched',
};
