import { useEffect, useRef, useState } from 'react';

const STORED = 'duban.wizard.keys';

/** Whether single letters are keys here: whoever speaks to the computer may switch them off. */
export function useKeysSwitch(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => localStorage.getItem(STORED) !== 'off');
  return [
    isOn,
    (on) => {
      localStorage.setItem(STORED, on ? 'on' : 'off');
      setOn(on);
    },
  ];
}

/** Calls what a key stands for, unless somebody is writing, choosing or answering a question. */
export function useKeys(keys: Readonly<Record<string, () => void>>, isOn: boolean): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!isOn) return;
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isForPage(event)) return;
      const deed = latest.current[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [isOn]);
}

const WRITING =
  'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [role=combobox], .ant-select, .ant-picker';

function isForPage({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest(WRITING)) return false;
  // A button that has the focus is pressed by Enter, but that of a row stands for the row.
  return key !== 'Enter' || target.closest('button, a, summary') === null || target.closest('[data-row]') !== null;
}
