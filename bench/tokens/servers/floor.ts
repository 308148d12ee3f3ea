/**
 * The honest floor: a bare `node:https` server that does what no token service can leave out. Per connection it reads
 * the peer certificate and verifies one signature; per request it signs one ES256 JWT.
 */
import { generateKeyPairSync, randomUUID, sign, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { fixedLengthSignature } from '#server/platform/tokens/fixed-length-signature.ts';
import { authorityPem, listen, mutualTls, otherMembers, replyHead } from './listen.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const authority = new X509Certificate(authorityPem).publicKey;
/** Claims as many and as long as ours. */
const sameForAll = {
  aud: 'localhost',
  iss: 'localhost',
  tci: 'device_token_config',
  ten: 't1001',
  tfa: false,
  xsrfToken: 'x'.repeat(20),
  anchor: 'a'.repeat(40),
};
const header = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'JWT', kid: 'k'.repeat(43) })).toString('base64url');
const subjects = new WeakMap<TLSSocket, string>();

const { ca: _ca, ...judgedByUs } = mutualTls;
const server = createServer({ ...judgedByUs, rejectUnauthorized: false }, (request, response) => {
  const subject = subjects.get(request.socket as TLSSocket);
  const body = JSON.stringify(subject === undefined ? {} : { accessToken: issueToken(subject), ...otherMembers });
  response.writeHead(subject === undefined ? 401 : 200, replyHead(body)).end(body);
});
server.on('secureConnection', (socket: TLSSocket) => {
  const certificate = socket.getPeerX509Certificate();
  if (certificate?.verify(authority)) subjects.set(socket, certificate.subject);
});
listen(server);

function issueToken(subject: string): string {
  const issued = Math.floor(Date.now() / 1000);
  const [jti, exp] = [randomUUID(), issued + 3600];
  const claims = { ...sameForAll, exp, iat: issued, jti, nbf: issued, sub: subject };
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  // Node takes twice as long where it is asked for the fixed-length form itself (`dsaEncoding`).
  const signature = fixedLengthSignature(sign('sha256', Buffer.from(signed), privateKey));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}
