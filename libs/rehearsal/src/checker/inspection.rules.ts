import { isoOf, type Rule } from './rule.js';

/** What the inspection was for a unit at a moment: the last event by which it was hidden from it or shown to it. */
const LAST_SHOWN = `
  (SELECT e.type FROM event e
    WHERE e.year = i.year AND e.aggregate_id = i.aggregate_id AND e.at <= n.at
      AND (e.type IN ('inspection.keptCovert', 'inspection.notified', 'inspection.released')
           OR (e.type = 'inspection.fedBack' AND convert_from(e.bytes, 'UTF8')::jsonb->>'object' = n.unit_id::text))
    ORDER BY e.seq DESC LIMIT 1)`;

/** What rows, and not events alone, say of inspections. */
export const inspectionRules: readonly Rule[] = [
  {
    invariant: 'inspection',
    code: 'covert-told',
    sql: `SELECT i.aggregate_id AS aggregate, n.id AS member,
                 format('Notice %s told unit %s at %s of inspection %s, which was covert.', n.id, n.unit_id, ${isoOf('n.at')}, i.aggregate_id) AS message
            FROM notice_item i JOIN notice n ON n.tenant_id = i.tenant_id AND n.id = i.notice_id
           WHERE i.kind = 'inspection' AND n.unit_id IS NOT NULL AND ${LAST_SHOWN} = 'inspection.keptCovert'`,
  },
  {
    invariant: 'rows',
    code: 'inspection-row-missing',
    sql: `SELECT coalesce(a.id, i.id) AS aggregate, NULL AS member,
                 format('Inspection %s has %s.', coalesce(a.id, i.id),
                        CASE WHEN a.id IS NULL THEN 'a row for lists and no aggregate' ELSE 'an aggregate and no row for lists' END) AS message
            FROM (SELECT year, id FROM aggregate WHERE kind = 'inspection') a
            FULL JOIN inspection i ON i.year = a.year AND i.id = a.id
           WHERE a.id IS NULL OR i.id IS NULL`,
  },
  {
    invariant: 'rows',
    code: 'inspection-row-differs',
    sql: `SELECT a.id AS aggregate, NULL AS member,
                 format('Inspection %s shows %s, %s, %s, %s in lists, and its snapshot is %s.', a.id, i.status, i.review, i.rectification, i.results, a.value) AS message
            FROM aggregate a JOIN inspection i ON i.year = a.year AND i.id = a.id
           WHERE a.kind = 'inspection'
             AND ((i.status, i.review, i.rectification, i.results) IS DISTINCT FROM
                  (a.value->>'procedure', a.value->>'review', a.value->>'rectification', a.value->>'results')
                  OR i.covert <> ((a.context->>'covert')::boolean AND a.context->>'releasedOn' IS NULL))`,
  },
];
