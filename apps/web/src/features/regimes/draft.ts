import type { RegimeView } from '@duban/contracts';

/** The rules as a person edits them: a field may be empty meanwhile, and then the server names it. */
export type Rules = RegimeView['rules'];

type Step = string | number;

/** A JSON pointer as its steps: `/ladder/0/to` is ladder, 0, to. */
const stepsOf = (pointer: string): Step[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** What stands at a place of the rules; undefined where there is no such place. */
export function valueAt(rules: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((value, step) => (value as Record<Step, unknown> | null)?.[step], rules);
}

/** The rules with another value at a place. */
export function withValueAt(rules: Rules, pointer: string, value: unknown): Rules {
  return replaced(rules, stepsOf(pointer), value) as Rules;
}

function replaced(whole: unknown, [step, ...further]: Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    const list: unknown[] = [...(whole as unknown[])];
    list[step as number] = replaced(list[step as number], further, value);
    return list;
  }
  const part = (whole ?? {}) as Record<Step, unknown>;
  return { ...part, [step]: replaced(part[step], further, value) };
}

/** The parts of the rules, by the first step of their pointers, in which two differ. */
export function partsThatDiffer(a: Rules, b: Rules): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => JSON.stringify(valueAt(a, `/${name}`)) !== JSON.stringify(valueAt(b, `/${name}`)));
}

/** A day of the year as people type it, 3.25, 3/25 or 3月25日, as `03-25`; what is none stays as it was typed. */
export function monthDayOf(typed: string): string {
  const found = /^(\d{1,2})(?:[-./]|月)(\d{1,2})日?$/.exec(typed.normalize('NFKC').replaceAll(/\s/g, ''));
  const [, month = '', day = ''] = found ?? [];
  return found ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed;
}
