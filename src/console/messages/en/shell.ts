/** The frame around every page. */
export const shell = {
  product: 'Gatehouse',
  skip: 'Skip to content',
  navigation: 'Pages',
  menu: 'Menu',
  search: 'Search',
  pages: {
    overview: 'Overview',
    'trusted-certificates': 'Trusted certificates',
    'chain-check': 'Chain check',
    'token-lifespan': 'Token lifespan',
    'token-test': 'Token test',
    activity: 'Activity',
  },
  account: {
    label: 'Account of {{name}}',
    theme: 'Theme',
    light: 'Light',
    dark: 'Dark',
    system: 'System',
    changePassword: 'Change password',
    secondFactor: 'Second factor',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. It may have moved, or the link is incomplete.',
    action: 'To the first page',
  },
};
