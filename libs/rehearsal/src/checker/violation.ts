/** One thing found in the tables that must never be. */
export interface Violation {
  /** Number under "What always holds" in the design, or a word for what stands beside them: wakes, references, rows, or a machine. */
  readonly invariant: number | string;
  readonly code: string;
  /** Id of the task, directive or other aggregate. */
  readonly aggregate?: string;
  /** Id of the obligation, part or notice. */
  readonly member?: string;
  /** One sentence that names ids and facts. */
  readonly message: string;
}

/** How many violations of one code are kept: a fault that is everywhere is shown often enough by these. */
export const MOST_PER_CODE = 100;

/** Gathers violations in the order in which they are found, at most `MOST_PER_CODE` of each code. */
export interface Findings {
  readonly found: readonly Violation[];
  add(violation: Violation): void;
}

export function createFindings(): Findings {
  const found: Violation[] = [];
  const counts = new Map<string, number>();
  return {
    found,
    add(violation) {
      const count = (counts.get(violation.code) ?? 0) + 1;
      counts.set(violation.code, count);
      if (count <= MOST_PER_CODE) found.push(violation);
    },
  };
}
