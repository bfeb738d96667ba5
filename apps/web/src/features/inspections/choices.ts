import type { PostView, UnitView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { useNow } from '../../client/session.js';
import { dayOf } from '../../time/days.js';

export interface Choice {
  value: string;
  label: string;
  /** By what else it is found. */
  also: string;
}

export interface UnitChoice extends Choice {
  kind: string;
}

/** Every unit of the directory, by name. Empty until they are known. */
export function useUnitChoices(): readonly UnitChoice[] {
  const { data = [] } = useQuery({
    queryKey: ['units.list', 'choices'],
    queryFn: () =>
      everyPage((cursor) =>
        ask('units.list', { query: { limit: 200, fields: 'id,name,kind,shortName,aliases', cursor } }),
      ),
  });
  return (data as UnitView[]).map(({ id, name, kind, shortName, aliases }) => ({
    value: id,
    label: name,
    kind,
    also: [name, shortName ?? '', ...aliases].join(' '),
  }));
}

/** Every post that somebody holds, by unit and title. Empty until they are known. */
export function usePostChoices(): readonly Choice[] {
  const { t } = useTranslation('inspections');
  const now = useNow();
  const today = now === undefined ? '' : dayOf(now);
  const { data = [] } = useQuery({
    queryKey: ['posts.list', 'choices'],
    queryFn: () => everyPage((cursor) => ask('posts.list', { query: { limit: 200, cursor } })),
  });
  return (data as PostView[]).flatMap(({ id, unit, title, holders }) => {
    const held = holders.filter(({ validFrom, validTo }) => validFrom <= today && (validTo ?? today) >= today);
    const person = held.map((each) => each.person.name).join('、');
    if (person === '') return [];
    const label = t('person', { title: [unit?.name, title].filter(Boolean).join(' '), person });
    return [{ value: id, label, also: label }];
  });
}

/** Whether what was typed is a part of a choice. */
export const isMeant = (typed: string, choice: Choice | undefined): boolean =>
  choice?.also.includes(typed.trim()) ?? false;

/** All rows of a list, page after page. */
export async function everyPage<Row>(
  page: (cursor: string | undefined) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { rows: more, next } = await page(cursor);
    rows.push(...more);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
