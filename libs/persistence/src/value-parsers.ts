import pg, { type CustomTypesConfig } from 'pg';

/**
 * How values leave the database in raw queries: an instant as ISO text in UTC without trailing zeros
 * (`2023-03-25T16:00:00Z`), a date as `2023-03-25`, a bigint as a number; anything else as pg reads it.
 * Given to each pool, so that no other user of pg in the process is touched.
 */
export const valueParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const parser = format === 'binary' ? undefined : PARSERS.get(oid);
    return parser ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
  },
};

const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, isoInstant],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
]);

/** The session shows instants in UTC, as the pool's options ask for; the year 10000 and infinity are left as they are. */
function isoInstant(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d) ([\d:.]+)\+00$/, '$1T$2Z');
}
