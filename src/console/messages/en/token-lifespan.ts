/** The page that shows and changes how long device tokens live. */
export const tokenLifespan = {
  title: 'Token lifespan',
  lead: 'How long an access token of a device is valid. A shorter life limits what a stolen token is worth; a longer one means fewer requests.',
  inForce: 'In force',
  secondsCount: '{{count, number}} seconds',
  source: {
    set: 'Set for this tenant',
    default: 'Default',
  },
  sourceHint: {
    set: 'Stored as the tenant option oauth.internal / device-token.lifespan.seconds.',
    default: 'The tenant option oauth.internal / device-token.lifespan.seconds is not set.',
  },
  storedUnusable:
    'The stored value “{{stored}}” is not one that the platform accepts. Save a new one, or reset to the default.',
  form: {
    title: 'Change',
    amount: 'Lifespan',
    unit: 'Unit',
    units: { seconds: 'Seconds', minutes: 'Minutes', hours: 'Hours', days: 'Days' },
    presets: 'Usual values',
    slider: 'Lifespan, from 5 minutes to 7 days',
    equals: 'That is {{words}}.',
    save: 'Save',
    reset: 'Reset to default',
    resetHint: 'Deletes the option; {{words}} applies again.',
    discard: 'Discard changes',
    readOnly:
      'Your user may read tenant options but not change them. That takes the role ROLE_OPTION_MANAGEMENT_ADMIN.',
  },
  problem: {
    empty: 'Enter a whole number.',
    'not-whole': 'Enter a whole number: digits only, no decimals.',
    'too-short':
      'At least 300 seconds (5 minutes). The platform refuses less: devices would do little else than ask for tokens.',
    'too-long': 'At most {{maximum, number}} seconds ({{words}}). The platform cannot store more.',
  },
  saved: 'Device tokens now live {{words}}',
  wasReset: 'The default of {{words}} applies again',
  savedHint: 'Tokens that were already issued keep their own end.',
  conflict: {
    title: 'Somebody else changed the lifespan meanwhile',
    set: 'It is now {{words}}. Nothing of yours was saved.',
    default: 'It was reset to the default of {{words}}. Nothing of yours was saved.',
    keep: 'Go on with my value',
    take: 'Take the present value',
  },
  unsaved: {
    title: 'Leave without saving?',
    text: 'The new lifespan has not been saved.',
    leave: 'Leave without saving',
    stay: 'Stay on this page',
  },
  consequence: {
    title: 'What it means',
    devices: 'Devices',
    devicesHint: 'Each asks for a new token when its old one ends.',
    now: 'Now',
    after: 'After saving',
    perHour: 'Token requests per hour',
    perSecond: 'Token requests per second',
    exposure: 'Longest use of a stolen token',
    exposureHint: 'Also the longest that a device which you stop trusting keeps access.',
    issued: 'Tokens already issued keep their own end: a change is complete after one old lifespan, {{words}}.',
    curve:
      'Token requests per hour by lifespan, from 5 minutes to 7 days. At {{words}} it is {{count, number}} requests per hour.',
    curveAxis: 'Requests per hour by lifespan',
  },
};
