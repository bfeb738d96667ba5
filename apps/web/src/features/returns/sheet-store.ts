import type { ReturnRow } from '@duban/contracts';
import type { ProblemError } from '../../client/problem.js';
import { type Beginning, draftOf, faultsOf, isFilled, isSameDraft, type RowDraft } from './row-draft.js';

/** How one line stands between the screen and the server. */
export interface LineState {
  draft: RowDraft;
  /** As the server has it. */
  saved: RowDraft;
  /** Of the report, as it was when `saved` came. */
  version: number;
  sending: RowDraft | null;
  /** Why the server did not take it. */
  refusal: ProblemError['code'] | null;
}

/** What is kept in the browser of lines that the server does not have. */
type Kept = Record<string, Pick<LineState, 'draft' | 'saved' | 'version'>>;

/** What has been typed on a sheet: each line is watched for itself, so that typing in one redraws that one. */
export class SheetStore {
  private readonly lines = new Map<string, LineState>();
  private readonly listeners = new Set<() => void>();
  private undone: ReadonlyMap<string, RowDraft>[] = [];

  constructor(
    private readonly place: string,
    private readonly beginning: Beginning,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Goes along with what the server has; what has been typed meanwhile stays. */
  follow(rows: readonly ReturnRow[]): void {
    const kept = this.lines.size === 0 ? keptAt(this.place) : {};
    for (const row of rows) {
      const { member, version } = row;
      const saved = draftOf(row, this.beginning);
      const line = this.lines.get(member);
      if (!line) {
        const typed = kept[member];
        this.lines.set(member, { draft: saved, saved, version, ...typed, sending: null, refusal: null });
      } else if (!line.sending && version > line.version) this.lines.set(member, followed(line, saved, version));
    }
    this.tell();
  }

  line(member: string): LineState | undefined {
    return this.lines.get(member);
  }

  change(member: string, change: Partial<RowDraft>): void {
    const line = this.lines.get(member);
    if (!line) return;
    this.lines.set(member, { ...line, draft: { ...line.draft, ...change }, refusal: null });
    this.keep();
    this.tell();
  }

  /** Takes several lines at once; `undo` takes them back. */
  replace(drafts: ReadonlyMap<string, RowDraft>): void {
    const before = new Map([...drafts.keys()].flatMap((member) => this.entryOf(member)));
    this.undone = [...this.undone.slice(-19), before];
    for (const [member, draft] of drafts) this.change(member, draft);
  }

  get canUndo(): boolean {
    return this.undone.length > 0;
  }

  undo(): void {
    const before = this.undone.at(-1);
    if (!before) return;
    this.undone = this.undone.slice(0, -1);
    for (const [member, draft] of before) this.change(member, draft);
    this.tell();
  }

  /** Notes that lines are on their way. */
  send(members: readonly string[]): void {
    for (const member of members) this.set(member, ({ draft }) => ({ sending: draft, refusal: null }));
    this.tell();
  }

  /** Notes what became of a line that was on its way; null: it was taken. */
  settle(member: string, refusal: ProblemError['code'] | null): void {
    this.set(member, (line) =>
      refusal === null && line.sending
        ? { saved: line.sending, sending: null, version: line.version + 1 }
        : { sending: null, refusal },
    );
    this.keep();
    this.tell();
  }

  /** Goes on with what the server has, or with what is typed in its place. */
  resolve(row: ReturnRow, mine: boolean): void {
    const saved = draftOf(row, this.beginning);
    this.set(row.member, ({ draft }) => ({ draft: mine ? draft : saved, saved, version: row.version, refusal: null }));
    this.keep();
    this.tell();
  }

  /** Lines that differ from what the server has. */
  get dirty(): string[] {
    return [...this.lines].filter(([, line]) => isDirty(line)).map(([member]) => member);
  }

  private set(member: string, change: (line: LineState) => Partial<LineState>): void {
    const line = this.lines.get(member);
    if (line) this.lines.set(member, { ...line, ...change(line) });
  }

  private entryOf(member: string): [string, RowDraft][] {
    const line = this.lines.get(member);
    return line ? [[member, line.draft]] : [];
  }

  private keep(): void {
    const kept: Kept = {};
    for (const [member, line] of this.lines)
      if (isDirty(line)) kept[member] = { draft: line.draft, saved: line.saved, version: line.version };
    keepAt(this.place, kept);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const isDirty = ({ draft, saved }: LineState): boolean => !isSameDraft(draft, saved);

/** Whether a line says what is to be said: what came back does so again once it has been changed. */
export function isDone(row: Pick<ReturnRow, 'state' | 'content'>, line: LineState): boolean {
  const cameBack = row.content !== null && (row.state === 'open' || row.state === 'returned');
  return isFilled(line.draft) && (!cameBack || isDirty(line));
}

/** A line that can be kept by the server as it is. */
export const isSendable = (row: ReturnRow, line: LineState): boolean =>
  isDirty(line) && !line.sending && !line.refusal && isFilled(line.draft) && faultsOf(row, line.draft).length === 0;

function followed(line: LineState, saved: RowDraft, version: number): LineState {
  // What was typed on an older wording stays, and is shown beside the newer one.
  if (isDirty(line) && !isSameDraft(line.saved, saved))
    return isSameDraft(line.draft, saved)
      ? { ...line, draft: saved, saved, version, refusal: null }
      : { ...line, refusal: 'stale' };
  return { ...line, draft: isDirty(line) ? line.draft : saved, saved, version, refusal: null };
}

function keptAt(place: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

function keepAt(place: string, kept: Kept): void {
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the page itself still has it.
  }
}
