import type { ReturnRow, ReturnView } from '@duban/contracts';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type GivenCommand, useGive } from '../../client/use-give.js';
import { ProblemError } from '../../client/problem.js';
import { useSession } from '../../client/session.js';
import { dayOf } from '../../time/days.js';
import { contentOf } from './row-draft.js';
import { isSendable, type LineState, SheetStore } from './sheet-store.js';

/** How long after the last key what was typed goes to the server; milliseconds. */
const PAUSE = 1_500;

export interface Sheet {
  store: SheetStore;
  /** Sends what can be sent now; resolves when the server has answered. */
  save: () => Promise<void>;
  /** Gives commands about reports and notes on their lines what was refused; resolves to how many were taken. */
  giveAll: (commands: readonly GivenCommand[]) => Promise<number>;
  isGiving: boolean;
}

/** A sheet as it is typed on: kept in the browser at once, by the server after a pause. */
export function useSheet(view: ReturnView): Sheet {
  const { t } = useTranslation('returns');
  const { post } = useSession();
  const nothingNew = t('nothingNewText');
  const [store] = useState(() => {
    const made = new SheetStore(`return/${post?.id ?? ''}/${view.dueOn}`, { today: dayOf(view.now), nothingNew });
    made.follow(view.rows);
    return made;
  });
  const rows = useRef(view.rows);
  const { mutateAsync, isPending } = useGive();
  useEffect(() => {
    rows.current = view.rows;
    store.follow(view.rows);
  }, [store, view.rows]);

  const giveAll = useCallback(
    async (commands: readonly GivenCommand[]): Promise<number> => {
      const members = commands.map(memberOf);
      const codes = await mutateAsync({ commands }).then(
        (answers) => answers.map((answer) => (answer.ok ? null : answer.code)),
        (error: unknown) => members.map(() => (error instanceof ProblemError ? error.code : 'fault')),
      );
      members.forEach((member, index) => store.settle(member, codes[index] ?? null));
      return codes.filter((code) => code === null).length;
    },
    [mutateAsync, store],
  );

  const save = useCallback(async (): Promise<void> => {
    const waiting = rows.current.flatMap((row) => {
      const line = store.line(row.member);
      return line && row.commands.includes('report.draft') && isSendable(row, line) ? [{ row, line }] : [];
    });
    if (waiting.length === 0) return;
    store.send(waiting.map(({ row }) => row.member));
    await giveAll(waiting.map(({ row, line }) => draftCommand(row, line, nothingNew)));
  }, [store, giveAll, nothingNew]);

  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      clearTimeout(pause);
      pause = setTimeout(() => void save(), PAUSE);
    });
    return () => {
      stop();
      clearTimeout(pause);
      void save();
    };
  }, [store, save]);
  return { store, save, giveAll, isGiving: isPending };
}

const draftCommand = (row: ReturnRow, { draft, version }: LineState, nothingNew: string): GivenCommand => ({
  type: 'report.draft',
  target: row.task,
  member: row.member,
  expectedVersion: version,
  content: contentOf(row, draft, nothingNew),
});

const memberOf = (command: GivenCommand): string => ('member' in command ? command.member : '');

/** One line of the sheet, watched for itself. */
export const useLine = (store: SheetStore, member: string): LineState | undefined =>
  useSyncExternalStore(store.subscribe, () => store.line(member));

/** Something that is counted over all lines. */
export const useCount = (store: SheetStore, count: () => number): number =>
  useSyncExternalStore(store.subscribe, count);
