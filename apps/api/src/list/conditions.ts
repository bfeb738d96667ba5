/**
 * The conditions and values of a statement, put together from the filters that were given. Its text follows from which
 * they are, never from what they say, so each combination is one prepared statement under `name`.
 */
export class Conditions {
  readonly values: unknown[];
  private readonly parts: string[] = [];
  private readonly names: string[] = [];

  /** `values`: the first parameters, which every combination has. */
  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** A condition that is there when its value is: `condition` gets the value's placeholder. */
  when(name: string, value: unknown, condition: (placeholder: string) => string): this {
    return value === undefined || value === null ? this : this.and(name, [value], ([first]) => condition(first ?? ''));
  }

  /** A condition over some values; it gets their placeholders. */
  and(name: string, values: readonly unknown[], condition: (placeholders: string[]) => string): this {
    this.parts.push(condition(values.map((value) => this.value(value))));
    this.names.push(name);
    return this;
  }

  /** The placeholder of a further value. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** All conditions, to stand behind one that is always there. */
  get sql(): string {
    return this.parts.map((part) => `AND ${part}`).join('\n       ');
  }

  /** Tells the combination. */
  get name(): string {
    return this.names.join(',');
  }
}
