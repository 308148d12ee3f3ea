import { expect } from 'vitest';
import type { Role } from '#contract/sessions.ts';
import { FakePlatform, jsonReply } from './fake-platform.ts';
import { openConsole } from './open-console.tsx';

/** Path of the call that reads the trusted certificates. */
export const trustedPath = 'GET /tenant/tenants/t1001/trusted-certificates';
const endpoint = 'https://localhost:8443/devicecontrol/deviceAccessToken';

interface Trust {
  status?: 'ENABLED' | 'DISABLED';
  roles?: readonly Role[];
}

/** The platform's list of trusted certificates with these (PEM). */
export function trustedReply(pems: readonly string[], status: Trust['status'] = 'ENABLED'): Response {
  const certificates = pems.map((pem, index) => ({
    fingerprint: String(index).repeat(40),
    name: `Trusted ${index}`,
    status,
    certInPemFormat: pem,
  }));
  return jsonReply({ certificates, self: '', statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 } });
}

/** A platform that trusts these certificates (PEM). */
export function platformThatTrusts(pems: readonly string[], { status, roles }: Trust = {}): FakePlatform {
  return new FakePlatform(roles)
    .on(trustedPath, () => trustedReply(pems, status))
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode: 'embedded', deviceEndpoint: endpoint, ownCa: true }),
    );
}

/** Opens Chain check, and gives its text field and a way to choose files. */
export async function openChainCheck(address = '/chain-check') {
  const screen = await openConsole(address);
  const text = screen.getByRole('textbox', { name: 'Paste as text' });
  await expect.element(text).toBeVisible();
  const input = screen.container.querySelector<HTMLInputElement>('input[type=file]');
  const drop = (...files: File[]) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    if (input === null) throw new Error('The page has no file input');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return { screen, text, drop };
}

/** The certificates of a PEM text, one by one. */
export function splitPem(pem: string): string[] {
  return pem.split(/(?<=-----END CERTIFICATE-----\n)/).filter((part) => part !== '');
}
