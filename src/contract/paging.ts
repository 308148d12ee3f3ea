import * as z from 'zod/mini';

/** Cumulocity's paging: pages count from 1, a page holds 5 unless told, 2000 at most (OAS). */
export const defaultPageSize = 5;
export const maximumPageSize = 2000;

const wholeNumber = z.string().check(z.regex(/^[0-9]{1,9}$/, 'takes a whole number'));

export const pageQuery = z.object({
  currentPage: z.optional(wholeNumber),
  pageSize: z.optional(wholeNumber),
  withTotalPages: z.optional(z.string()),
  withTotalElements: z.optional(z.string()),
});
export type PageQuery = z.infer<typeof pageQuery>;

export const pageStatistics = z.object({
  currentPage: z.number(),
  pageSize: z.number(),
  totalPages: z.optional(z.number()),
  totalElements: z.optional(z.number()),
});

export const pageLinks = {
  self: z.string(),
  next: z.optional(z.string()),
  prev: z.optional(z.string()),
  statistics: pageStatistics,
};
