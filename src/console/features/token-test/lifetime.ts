/** How a token's lifetime stands to the tenant's option. */
export type LifetimeComparison = 'equal' | 'shortened' | 'shorter' | 'longer';

/**
 * Compares a token's lifetime with the lifespan in force.
 * @param claims the token's own, times in seconds since 1970
 * @param lifespanSeconds the tenant option, or its default
 * @param pathValidUntil when the first certificate of the accepted path ends, ISO 8601; absent where that is not known
 */
export function compareLifetime(
  claims: { iat: number; exp: number },
  lifespanSeconds: number,
  pathValidUntil: string | undefined,
): LifetimeComparison {
  const lifetime = claims.exp - claims.iat;
  if (lifetime === lifespanSeconds) return 'equal';
  if (lifetime > lifespanSeconds) return 'longer';
  const pathEnd = pathValidUntil === undefined ? Number.NaN : Math.floor(Date.parse(pathValidUntil) / 1000);
  return Math.abs(claims.exp - pathEnd) <= 1 ? 'shortened' : 'shorter';
}
