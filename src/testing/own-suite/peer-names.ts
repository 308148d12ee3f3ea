import type { GeneralNameInput } from '../certificate-extensions.ts';
import { chainCase, type PathCase } from './path-case.ts';
import type { PeerName } from '#pki/judge-request.ts';

function peerCase(own: GeneralNameInput, kind: PeerName['kind'], value: string, matches: boolean): PathCase {
  const device = { subjectAlternativeNames: [own], extendedKeyUsage: ['serverAuth'] };
  return chainCase(
    `${JSON.stringify(own)} for a peer known as ${value}`,
    { device },
    matches ? {} : { 'peer-name-mismatch': 0 },
    { purpose: 'serverAuth', peerNames: [{ kind, value }] },
  );
}

/** Names by which the caller knows its peer. */
export const peerNames: PathCase[] = [
  peerCase({ dns: 'Host.example.com' }, 'dns', 'host.EXAMPLE.com', true),
  peerCase({ dns: 'host.example.com' }, 'dns', 'other.example.com', false),
  peerCase({ dns: '*.example.com' }, 'dns', 'host.example.com', true),
  peerCase({ dns: '*.example.com' }, 'dns', 'a.host.example.com', false),
  peerCase({ dns: '*.example.com' }, 'dns', 'example.com', false),
  peerCase({ ip: '192.0.2.1' }, 'ip', '192.0.2.1', true),
  peerCase({ ip: '2001:db8::1' }, 'ip', '2001:DB8:0:0:0:0:0:1', true),
  peerCase({ dns: '192.0.2.1' }, 'ip', '192.0.2.1', false),
  peerCase({ email: 'a@Example.com' }, 'email', 'a@example.COM', true),
  peerCase({ email: 'A@example.com' }, 'email', 'a@example.com', false),
];
