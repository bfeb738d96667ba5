import type { Rule } from './rule.js';

/** What is sealed lies beside the record: there while somebody may open it, gone when it was erased. */
export const clueRules: readonly Rule[] = [
  {
    invariant: 'clue',
    code: 'seal-differs',
    sql: `SELECT a.id AS aggregate, NULL AS member,
                 format('Clue %s is %s, and what was sealed %s.', a.id, a.value->>'identity',
                        CASE WHEN s.clue_id IS NULL THEN 'is not there' ELSE 'is there, or is not what was received' END) AS message
            FROM aggregate a LEFT JOIN clue_seal s ON s.year = a.year AND s.clue_id = a.id
           WHERE a.kind = 'clue'
             AND CASE WHEN a.value->>'identity' IN ('sealed', 'handOver')
                      THEN encode(sha256(s.sealed), 'hex') IS DISTINCT FROM a.context->>'seal'
                      ELSE s.clue_id IS NOT NULL END`,
  },
  {
    invariant: 'clue',
    code: 'share-left',
    sql: `SELECT DISTINCT a.id AS aggregate, NULL::uuid AS member,
                 format('Clue %s is %s, and shares of its key are there.', a.id, a.value->>'identity') AS message
            FROM aggregate a JOIN clue_share s ON s.year = a.year AND s.clue_id = a.id
           WHERE a.kind = 'clue' AND a.value->>'identity' IN ('none', 'erased')`,
  },
];
