import type { TaskView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';
import { Words } from './Words.js';

interface GivenWith {
  task: TaskView;
  /** The command that takes the text along. */
  type: 'disagreement.settle' | 'objection.raise' | 'slip.reply';
  /** The part or the obligation that it is given for. */
  of: { id: string; version: number };
  /** Under which name the browser keeps what is typed. */
  form: string;
  /** What is said where nothing was typed. */
  missing: string;
}

/** One text that a command takes along: kept while it is typed, needed before it is sent, gone once it is given. */
export function useText({ task, type: command, of: { id, version }, form, missing }: GivenWith) {
  const { give, isMeant, isDoing } = useActs(task);
  const { typed, type, putAway } = useEdited({
    place: usePlace(form, id),
    version,
    saved: { text: '' },
    textOf: JSON.stringify,
  });
  const [isTried, setTried] = useState(false);
  const text = typed.text.trim();
  const send = async (): Promise<void> => {
    setTried(true);
    if (text === '' || !(await isMeant(command))) return;
    if (await give([{ type: command, target: task.task, member: id, text }])) putAway();
  };
  return {
    command,
    typed: typed.text,
    type: (next: string) => type({ text: next }),
    fault: isTried && text === '' ? missing : undefined,
    send,
    isDoing,
  };
}

interface TextFormProps {
  text: ReturnType<typeof useText>;
  label: string;
  /** What sending it means. */
  note?: string;
  rows: readonly [least: number, most: number];
  /** What the page is for: its button stays in view. */
  isMain?: boolean;
}

/** The field of such a text, and the button that sends it. */
export function TextForm({ text, label, note, rows, isMain = false }: TextFormProps) {
  const term = useTerm();
  return (
    <div className="work-form">
      <Words label={label} value={text.typed} fault={text.fault} rows={rows} onChange={text.type} />
      {note && <p className="quiet small">{note}</p>}
      <div className={isMain ? 'work-acts' : undefined}>
        <Button type={isMain ? 'primary' : 'default'} loading={text.isDoing} onClick={() => void text.send()}>
          {term('command', text.command)}
        </Button>
      </div>
    </div>
  );
}
