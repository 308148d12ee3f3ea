/** Registering devices in bulk, from Chain check. */
export const registration = {
  title_one: 'Register {{count}} device',
  title_other: 'Register {{count, number}} devices',
  lead: 'A trusted certificate without auto-registration admits only devices that are registered. This file is sent to the platform’s bulk registration; it holds names and no certificate and no key.',
  forbidden:
    'Your user may not register devices (role “Device control” is needed). Save the file and hand it to somebody who may.',
  type: 'Device type',
  typeHint: 'Type of the devices in the inventory',
  typeMissing: 'Give the devices a type.',
  preview: 'The file that is sent',
  more_one: 'and {{count}} more device',
  more_other: 'and {{count, number}} more devices',
  formulas_one:
    'The saved file leaves out {{count}} device whose name begins like a formula ({{name}}); it is sent all the same.',
  formulas_other:
    'The saved file leaves out {{count, number}} devices whose names begin like a formula ({{name}}); they are sent all the same.',
  download: 'Save as CSV',
  send_one: 'Register {{count}} device',
  send_other: 'Register {{count, number}} devices',
  sending: 'Sending',
  result: {
    created_one: '{{count}} device was created',
    created_other: '{{count, number}} devices were created',
    known_one: '{{count}} was registered already and is left as it was.',
    known_other: '{{count, number}} were registered already and are left as they were.',
    failed_one: '{{count}} was not registered.',
    failed_other: '{{count, number}} were not registered.',
    table: 'Result for each device',
    device: 'Device',
    outcome: 'Result',
    wasThere: 'Registered already',
  },
};
