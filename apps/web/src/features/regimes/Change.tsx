/** A number, or the two that it changes between. */
export function Change({ before, after }: { before: number; after: number }) {
  return before === after ? <>{after}</> : <strong>{`${before} → ${after}`}</strong>;
}
