import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuiteCase } from '../../scripts/conformance-case.ts';
import type { Answer } from './isolated-peer.ts';

const purposes: Record<SuiteCase['validation_kind'], string[]> = {
  CLIENT: ['-purpose', 'sslclient'],
  SERVER: ['-purpose', 'sslserver'],
  ANY: [],
};
const peerOptions = { DNS: '-verify_hostname', IP: '-verify_ip', RFC822: '-verify_email' } as const;

/** Judges a case with the `openssl verify` command; `folder` takes its files, `timeLimit` is in ms. */
export function opensslVerify(input: SuiteCase, folder: string, timeLimit: number): Answer {
  const write = (name: string, pems: readonly string[]): string => {
    const file = join(folder, name);
    writeFileSync(file, pems.map((pem) => `${pem.trim()}\n`).join(''));
    return file;
  };
  const time = input.validation_time === null ? Date.now() : Date.parse(input.validation_time);
  const names = [
    ...input.expected_peer_names,
    ...(input.expected_peer_name === null ? [] : [input.expected_peer_name]),
  ];
  const { policy } = input;
  const args = [
    'verify',
    '-x509_strict',
    '-partial_chain',
    '-auth_level',
    '1',
    '-attime',
    String(Math.floor(time / 1000)),
    ...purposes[input.validation_kind],
    '-no-CApath',
    '-no-CAstore',
    '-CAfile',
    write('anchors.pem', input.trusted_certs),
    ...(input.untrusted_intermediates.length > 0
      ? ['-untrusted', write('bag.pem', input.untrusted_intermediates)]
      : []),
    ...(input.crls.length > 0
      ? ['-crl_check_all', '-extended_crl', '-use_deltas', '-CRLfile', write('crls.pem', input.crls)]
      : []),
    ...(input.validation_kind === 'SERVER' ? names.flatMap(({ kind, value }) => [peerOptions[kind], value]) : []),
    ...(input.max_chain_depth === null ? [] : ['-verify_depth', String(input.max_chain_depth)]),
    ...(policy === null ? [] : ['-policy_check', ...policy.initial_policy_set.flatMap((id) => ['-policy', id])]),
    ...(policy?.require_explicit_policy === true ? ['-explicit_policy'] : []),
    ...(policy?.inhibit_policy_mapping === true ? ['-inhibit_map'] : []),
    ...(policy?.inhibit_any_policy === true ? ['-inhibit_any'] : []),
    write('leaf.pem', [input.peer_certificate]),
  ];
  const { status, error } = spawnSync('openssl', args, { timeout: timeLimit, stdio: 'ignore' });
  if (error !== undefined && 'code' in error && error.code === 'ETIMEDOUT') return 'over time';
  return status === 0 ? 'accepted' : 'refused';
}
