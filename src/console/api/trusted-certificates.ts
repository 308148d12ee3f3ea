import { queryOptions } from '@tanstack/react-query';
import { maximumPageSize } from '#contract/paging.ts';
import {
  trustedCertificate,
  trustedCertificateCollection,
  type TrustedCertificate,
  type UpdateTrustedCertificate,
  type UploadTrustedCertificate,
} from '#contract/trusted-certificates.ts';
import { request, send } from './request.ts';

function collectionPath(tenantId: string): string {
  return `/tenant/tenants/${encodeURIComponent(tenantId)}/trusted-certificates`;
}

function itemPath(tenantId: string, fingerprint: string): string {
  return `${collectionPath(tenantId)}/${encodeURIComponent(fingerprint)}`;
}

async function readPage(tenantId: string, page: number, signal: AbortSignal) {
  const query = new URLSearchParams({
    currentPage: String(page),
    pageSize: String(maximumPageSize),
    withTotalPages: 'true',
  });
  return request(trustedCertificateCollection, `${collectionPath(tenantId)}?${query.toString()}`, { signal });
}

async function readAll(tenantId: string, signal: AbortSignal): Promise<TrustedCertificate[]> {
  const first = await readPage(tenantId, 1, signal);
  const pageCount = first.statistics.totalPages ?? 1;
  const laterPages = Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) => index + 2);
  const later = await Promise.all(laterPages.map((page) => readPage(tenantId, page, signal)));
  return [first, ...later].flatMap((page) => page.certificates);
}

/** Key of every query over a tenant's trusted certificates, for invalidation and for optimistic changes. */
export function trustedCertificatesKey(tenantId: string) {
  return ['trusted-certificates', tenantId] as const;
}

/** All trusted certificates of a tenant, all pages. */
export function trustedCertificatesQuery(tenantId: string) {
  return queryOptions({
    queryKey: trustedCertificatesKey(tenantId),
    queryFn: ({ signal }) => readAll(tenantId, signal),
  });
}

/** @throws ApiError such as `certificate-duplicate`, `certificate-not-ca`, `certificate-expired`. */
export async function uploadTrustedCertificate(
  tenantId: string,
  upload: UploadTrustedCertificate,
): Promise<TrustedCertificate> {
  return request(trustedCertificate, collectionPath(tenantId), { method: 'POST', json: upload });
}

/** Changes name, status or auto-registration; what is left out stays as it is. */
export async function updateTrustedCertificate(
  tenantId: string,
  fingerprint: string,
  change: UpdateTrustedCertificate,
): Promise<TrustedCertificate> {
  return request(trustedCertificate, itemPath(tenantId, fingerprint), { method: 'PUT', json: change });
}

/** Deletes at once and for good. */
export async function deleteTrustedCertificate(tenantId: string, fingerprint: string): Promise<void> {
  await send(itemPath(tenantId, fingerprint), { method: 'DELETE' });
}
