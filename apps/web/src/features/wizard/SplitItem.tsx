import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cutsIn, proposedCuts } from './edits.js';
import type { DraftItem } from './order.js';
import type { Drafting } from './use-drafting.js';

interface SplitItemProps {
  item: DraftItem;
  drafting: Drafting;
  onClose: () => void;
}

/** Cuts an item where a clause ends: each part becomes a task with the same units. */
export function SplitItem({ item, drafting, onClose }: SplitItemProps) {
  const { t } = useTranslation('wizard');
  const [at, setAt] = useState<readonly number[]>(() => proposedCuts(item));
  const cuts = cutsIn(item.text);
  const clauses = [0, ...cuts].map((from, index) => ({
    cut: index === 0 ? undefined : from,
    words: item.text.slice(from, cuts[index] ?? item.text.length),
  }));
  const toggle = (cut: number): void =>
    setAt((now) => (now.includes(cut) ? now.filter((each) => each !== cut) : [...now, cut].toSorted((a, b) => a - b)));
  const split = async (): Promise<void> => {
    if (await drafting.decide({ type: 'split', item: item.id, at: [...at] })) onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t('split.title', { number: item.number ?? '' })}
      okText={t('split.confirm', { count: at.length + 1 })}
      cancelText={t('editing.cancel')}
      okButtonProps={{ disabled: at.length === 0, loading: drafting.isSaving }}
      onOk={() => void split()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{t(cuts.length === 0 ? 'split.nowhere' : 'split.how')}</p>
      <p className="wizard-split" lang="zh-CN">
        {clauses.map(({ cut, words }) => (
          <span key={cut ?? 0}>
            {cut !== undefined && (
              <button
                type="button"
                className="wizard-cut"
                aria-pressed={at.includes(cut)}
                aria-label={t('split.here', { words: item.text.slice(Math.max(0, cut - 8), cut) })}
                onClick={() => toggle(cut)}
              >
                {at.includes(cut) ? <span>{t('split.part', { number: at.indexOf(cut) + 2 })}</span> : '✂'}
              </button>
            )}
            {words}
          </span>
        ))}
      </p>
    </Modal>
  );
}
