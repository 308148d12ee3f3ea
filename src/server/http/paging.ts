import type { FastifyRequest } from 'fastify';
import { defaultPageSize, maximumPageSize, type PageQuery } from '#contract/paging.ts';
import { originOf } from './origin.ts';

/** A page that was asked for. */
export interface Page {
  /** From 1. */
  currentPage: number;
  pageSize: number;
  offset: number;
  limit: number;
}

/** Reads `currentPage` and `pageSize`; a size over the maximum is cut to it, as Cumulocity does. */
export function readPage(query: PageQuery): Page {
  const currentPage = Math.max(1, Number(query.currentPage ?? 1));
  const pageSize = Math.min(Math.max(1, Number(query.pageSize ?? defaultPageSize)), maximumPageSize);
  return { currentPage, pageSize, offset: (currentPage - 1) * pageSize, limit: pageSize };
}

/** `self`, `next`, `prev` and `statistics` of a collection; totals only where they were asked for. */
export function pageLinks(request: FastifyRequest<{ Querystring: PageQuery }>, page: Page, total: number) {
  const { currentPage, pageSize } = page;
  const link = (number: number): string => {
    const url = new URL(request.url, originOf(request));
    url.searchParams.set('pageSize', String(pageSize));
    url.searchParams.set('currentPage', String(number));
    return url.href;
  };
  const totalPages = Math.ceil(total / pageSize);
  return {
    self: link(currentPage),
    ...(currentPage < totalPages ? { next: link(currentPage + 1) } : {}),
    ...(currentPage > 1 ? { prev: link(currentPage - 1) } : {}),
    statistics: {
      currentPage,
      pageSize,
      ...(request.query.withTotalPages === 'true' ? { totalPages } : {}),
      ...(request.query.withTotalElements === 'true' ? { totalElements: total } : {}),
    },
  };
}
