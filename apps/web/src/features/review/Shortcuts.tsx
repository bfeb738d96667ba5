import { Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const shortcuts = ['step', 'mark', 'accept', 'return', 'empty', 'send', 'off', 'help'] as const;
const keys: Readonly<Record<(typeof shortcuts)[number], readonly string[]>> = {
  step: ['J', 'K', '↑', '↓'],
  mark: ['1', '2', '3'],
  accept: ['A'],
  return: ['R'],
  empty: ['E'],
  send: ['Ctrl + Enter'],
  off: ['Esc'],
  help: ['?'],
};

/** The keys of the page, behind a button and `?`. */
export function Shortcuts() {
  const { t } = useTranslation('review');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const hear = ({ key, target }: KeyboardEvent): void => {
      const isTyping = target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName);
      if (key === '?' && !isTyping) setOpen((before) => !before);
      if (key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  const list = (
    <dl className="review-shortcuts">
      {shortcuts.map((name) => (
        <div key={name}>
          <dt>
            {keys[name].map((each) => (
              <kbd key={each}>{each}</kbd>
            ))}
          </dt>
          <dd>{t(`shortcut.${name}`)}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Popover
      content={list}
      title={t('shortcuts')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
    >
      <Button aria-keyshortcuts="?">
        {t('shortcuts')} <kbd>?</kbd>
      </Button>
    </Popover>
  );
}
