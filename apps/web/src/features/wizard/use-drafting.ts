import type { DraftView, OperationInput } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { isProblem } from '../../client/problem.js';
import { asking, useAsk } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';

export type Decision = OperationInput<'draft.decide'>['body']['decisions'][number];

/** What can be done with a draft from every place of its page. */
export interface Drafting {
  /** Keeps decisions on the server, all or none; resolves to whether they were taken. */
  decide: (...decisions: Decision[]) => Promise<boolean>;
  /** Takes back the last step, or so many decisions. */
  undo: (count?: number) => Promise<boolean>;
  isSaving: boolean;
}

/** Of a draft that is read in the order of its text. */
const askedFor = (id: string) => ({ params: { id }, query: { order: 'text' } }) as const;

/** The draft and its text, read side by side. */
export function useDraft(id: string) {
  const draft = useAsk('draft.read', askedFor(id));
  const text = useAsk('draft.text', { params: { id } });
  return { draft, text };
}

/**
 * Decisions about a draft, one after the other, each against the version that the one before has made. Where somebody
 * else has changed it, that is said, the draft is read again, and nothing is overwritten.
 */
export function useDrafting({ id, version, changedBy }: DraftView): Drafting {
  const { t } = useTranslation('wizard');
  const { message } = App.useApp();
  const faultText = useFaultText();
  const queries = useQueryClient();
  const steps = useRef<number[]>([]);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const { queryKey } = asking('draft.read', askedFor(id));
  const readAgain = useReadAgain(queryKey);
  const seen = useSeenVersion(version, waiting > 0, () => {
    // Taking back would take back what is not one's own.
    steps.current = [];
    void message.info(t('othersChange', { who: whoOf(changedBy) }));
  });

  const send = async (decisions: Decision[]): Promise<boolean> => {
    try {
      const headers = { 'if-match': `"${seen.read()}"` };
      const answer = await ask('draft.decide', { params: { id }, body: { decisions } }, { headers });
      seen.saw(answer.version);
      return true;
    } catch (error) {
      await queries.refetchQueries({ queryKey });
      const now = queries.getQueryData<DraftView>(queryKey);
      if (now) seen.saw(now.version);
      if (now && isProblem(error, 'stale')) {
        steps.current = [];
        void message.warning(t('staleBy', { who: whoOf(now.changedBy) }), 6);
      } else void message.error(faultText(error), 6);
      return false;
    }
  };
  const inTurn = async (decisions: Decision[]): Promise<boolean> => {
    setWaiting((count) => count + 1);
    void queries.cancelQueries({ queryKey });
    queries.setQueryData<DraftView>(queryKey, (now) => now && acceptedAlready(now, decisions));
    const turn = last.current.then(() => send(decisions));
    last.current = turn;
    const isDone = await turn;
    if (last.current === turn) await readAgain();
    setWaiting((count) => count - 1);
    return isDone;
  };
  return {
    isSaving: waiting > 0,
    decide: async (...decisions) => {
      const isDone = await inTurn(decisions);
      if (isDone) steps.current.push(decisions.length);
      return isDone;
    },
    undo: (count) => {
      const taken = count ?? steps.current.pop() ?? 1;
      if (count !== undefined) steps.current = [];
      return inTurn([{ type: 'undo', count: taken }]);
    },
  };
}

export const whoOf = ({ title, person }: DraftView['changedBy']): string => (person ? `${title} ${person}` : title);

interface SeenVersion {
  read: () => number;
  saw: (version: number) => void;
}

/** The version that was seen last. Tells when there is one that nobody on this page has made. */
function useSeenVersion(version: number, isBusy: boolean, onOther: () => void): SeenVersion {
  const seen = useRef(version);
  useEffect(() => {
    if (isBusy || version <= seen.current) return;
    seen.current = version;
    onOther();
  });
  return {
    read: () => seen.current,
    saw: (one) => {
      seen.current = one;
    },
  };
}

/** Reads again what a decision changes. */
function useReadAgain(queryKey: readonly unknown[]): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey }),
      queries.invalidateQueries({ queryKey: ['draft.preview'] }),
      queries.invalidateQueries({ queryKey: ['draft.changes'] }),
      queries.invalidateQueries({ queryKey: ['draft.suggestions'] }),
      queries.invalidateQueries({ queryKey: ['draft.overlaps'] }),
      queries.invalidateQueries({ queryKey: ['drafts.list'] }),
    ]);
}

/** The draft as it will be for those that were taken as they stand: the next one is at hand at once. */
function acceptedAlready(draft: DraftView, decisions: readonly Decision[]): DraftView {
  const accepted = new Map(
    decisions.flatMap((decision) =>
      decision.type === 'accept' && decision.reasons === undefined ? [[decision.item, true] as const] : [],
    ),
  );
  if (accepted.size === 0) return draft;
  const items = draft.items.map((item) => (accepted.has(item.id) ? { ...item, reasons: [] } : item));
  const doubtful = items.filter(({ reasons }) => reasons.length > 0).length;
  return { ...draft, items, counts: { ...draft.counts, doubtful } };
}
