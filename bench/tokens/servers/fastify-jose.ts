/** Fastify and jose, as a careful team would put them together in an afternoon. */
import { randomUUID, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { fastify } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';
import { authorityPem, listen, mutualTls } from './listen.ts';

const { privateKey } = await generateKeyPair('ES256');
const authority = new X509Certificate(authorityPem).publicKey;
const app = fastify({ https: mutualTls });

app.post('/devicecontrol/deviceAccessToken', async (request, reply) => {
  const certificate = (request.raw.socket as TLSSocket).getPeerX509Certificate();
  if (!certificate?.verify(authority)) return reply.code(401).send({ error: 'unauthorized' });
  const accessToken = await new SignJWT({ ten: 't1001' })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setSubject(certificate.subject)
    .setIssuer('bench')
    .setAudience('bench')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  return { accessToken };
});
await app.ready();
listen(app.server);
