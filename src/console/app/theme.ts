import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Mantine's own greens, oranges and yellows with darker last shades: white text on them reaches WCAG AA. */
const green: MantineColorsTuple = [
  '#ebfbee',
  '#d3f9d8',
  '#b2f2bb',
  '#8ce99a',
  '#69db7c',
  '#51cf66',
  '#40c057',
  '#2f9e44',
  '#278639',
  '#267b37',
];
const teal: MantineColorsTuple = [
  '#e6fcf5',
  '#c3fae8',
  '#96f2d7',
  '#63e6be',
  '#38d9a9',
  '#20c997',
  '#12b886',
  '#0ca678',
  '#08855f',
  '#077a57',
];
const orange: MantineColorsTuple = [
  '#fff4e6',
  '#ffe8cc',
  '#ffd8a8',
  '#ffc078',
  '#ffa94d',
  '#ff922b',
  '#fd7e14',
  '#e8590c',
  '#c94d0a',
  '#bc3e0d',
];
const yellow: MantineColorsTuple = [
  '#fff9db',
  '#fff3bf',
  '#ffec99',
  '#ffe066',
  '#ffd43b',
  '#fcc419',
  '#fab005',
  '#f08c00',
  '#ab6400',
  '#a95700',
];

/** The console's look: system fonts, small radii, dense controls. */
export const theme = createTheme({
  components: {
    // A placeholder without a role inside the menu, and a menu outside of every landmark, fail axe.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } },
  },
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  colors: { green, teal, orange, yellow },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontSmoothing: true,
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem' } },
  },
});

/** Secondary, error and placeholder texts dark (or light) enough for WCAG AA on every surface that is used. */
export const contrastVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-placeholder': '#6b727a',
  },
  dark: {
    '--mantine-color-dimmed': '#a6a6a6',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-placeholder': '#a0a0a0',
  },
});
