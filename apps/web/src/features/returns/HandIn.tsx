import type { ReturnRow, ReturnView } from '@duban/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GivenCommand } from '../../client/use-give.js';
import { isCopy } from '../../parts/report/report-draft.js';
import { contentOf, faultsOf, isFilled } from './row-draft.js';
import { isDirty, type SheetStore } from './sheet-store.js';
import { type Sheet, useCount } from './useSheet.js';

interface HandInProps {
  view: ReturnView;
  sheet: Sheet;
}

/** 签发, 提交: the whole sheet in one act; each report gets its own entry in the record of its task. */
export function HandIn({ view: { rows }, sheet }: HandInProps) {
  const { t } = useTranslation('returns');
  const { message, modal } = App.useApp();
  const { store, save, giveAll, isGiving } = sheet;
  const toSign = (): ReturnRow[] => rows.filter(({ commands }) => commands.includes('report.sign'));
  const toSubmit = (): ReturnRow[] =>
    rows.filter((row) => row.commands.includes('report.submit') || isReadyPart(store, row));
  const signs = useCount(store, () => toSign().length);
  const submits = useCount(store, () => toSubmit().length);

  const act = async (commands: readonly GivenCommand[], said: 'signed' | 'submitted'): Promise<void> => {
    const done = await giveAll(commands);
    const refused = commands.length - done;
    if (refused > 0) void message.warning(t('partly', { done, refused }));
    else void message.success(t(said, { count: done }));
  };
  /** The reports that somebody has confirmed; none where it was called off. */
  const confirmed = async (found: () => ReturnRow[], what: 'sign' | 'submit'): Promise<ReturnRow[]> => {
    await save();
    const chosen = once(found().filter((row) => !isUnsaved(store, row)));
    const isMeant = await modal.confirm({
      title: t(`${what}Title`, { count: chosen.length }),
      content: <Remarks rows={rows} chosen={chosen} sheet={sheet} />,
      okText: t(what, { count: chosen.length }),
    });
    return isMeant ? chosen : [];
  };
  const sign = async (): Promise<void> => {
    const chosen = await confirmed(toSign, 'sign');
    const commands = chosen.map(({ task, member }) => ({ type: 'report.sign' as const, target: task, member }));
    if (commands.length > 0) await act(commands, 'signed');
  };
  const submit = async (): Promise<void> => {
    const chosen = await confirmed(toSubmit, 'submit');
    if (chosen.length === 0) return;
    store.send(chosen.filter(({ kind }) => kind === 'subReport').map(({ member }) => member));
    const nothingNew = t('nothingNewText');
    await act(
      chosen.map((row) => submission(store, row, nothingNew)),
      'submitted',
    );
  };
  return (
    <>
      {signs > 0 && (
        <Button type={submits > 0 ? 'default' : 'primary'} loading={isGiving} onClick={() => void sign()}>
          {t('sign', { count: signs })}
        </Button>
      )}
      {submits > 0 && (
        <Button type="primary" loading={isGiving} onClick={() => void submit()}>
          {t('submit', { count: submits })}
        </Button>
      )}
    </>
  );
}

/** A sub-report is handed in as it is written; it needs no signature. One that came back is changed first. */
function isReadyPart(store: SheetStore, row: ReturnRow): boolean {
  const line = store.line(row.member);
  const isReady = line !== undefined && isDirty(line) && isFilled(line.draft);
  return row.commands.includes('subReport.submit') && isReady && faultsOf(row, line.draft).length === 0;
}

/** What has been typed since it was written or signed is not what would be signed or handed in. */
function isUnsaved(store: SheetStore, row: ReturnRow): boolean {
  const line = store.line(row.member);
  return row.kind === 'report' && line !== undefined && isDirty(line);
}

function submission(store: SheetStore, row: ReturnRow, nothingNew: string): GivenCommand {
  const { task: target, member } = row;
  const line = store.line(member);
  if (row.kind === 'report' || !line) return { type: 'report.submit', target, member };
  return { type: 'subReport.submit', target, member, content: contentOf(row, line.draft, nothingNew) };
}

/** A report and its supplement of the same day are handed in together. */
const once = (rows: readonly ReturnRow[]): ReturnRow[] => [...new Map(rows.map((row) => [row.member, row])).values()];

/** What one should know before the act: what stays behind, what says the same as last time. */
function Remarks({
  rows,
  chosen,
  sheet: { store },
}: {
  rows: readonly ReturnRow[];
  chosen: readonly ReturnRow[];
  sheet: Sheet;
}) {
  const { t } = useTranslation('returns');
  const drafts = chosen.flatMap((row) => {
    const draft = store.line(row.member)?.draft;
    return draft ? [{ row, draft }] : [];
  });
  const open = rows.filter(
    ({ commands, member }) => commands.length > 0 && !chosen.some((each) => each.member === member),
  );
  const copies = drafts.filter(
    ({ row, draft }) => !draft.isUnchanged && isCopy(draft.summary, row.previous?.content?.summary),
  ).length;
  const unchanged = drafts.filter(({ draft }) => draft.isUnchanged).length;
  return (
    <ul className="returns-remarks">
      <li>{t('eachOwn')}</li>
      {unchanged > 0 && <li>{t('remark.unchanged', { count: unchanged })}</li>}
      {copies > 0 && <li className="returns-warn">{t('remark.copies', { count: copies })}</li>}
      {open.length > 0 && <li className="returns-warn">{t('remark.left', { count: open.length })}</li>}
    </ul>
  );
}
