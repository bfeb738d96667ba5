import type { ValueTransformer } from 'typeorm';

/**
 * An instant is ISO text in UTC, without trailing zeros (`2023-03-25T16:00:00Z`), in rows as in raw queries.
 * Rows read through a repository are cut to milliseconds, as TypeORM passes them through the JavaScript date.
 */
export const instant: ValueTransformer = {
  to: (value: string | null | undefined) => value,
  from: (value: { toISOString(): string } | null) => value?.toISOString().replace(/\.?0+Z$/, 'Z') ?? null,
};

/** A `bigint` as a number; what we count stays far below 2^53. */
export const wholeNumber: ValueTransformer = {
  to: (value: number) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};
