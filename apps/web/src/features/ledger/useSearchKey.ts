import type { InputRef } from 'antd';
import { type RefObject, useEffect } from 'react';

/** On the whole page `/` leads to the search and the arrows into the list, wherever nothing is being typed. */
export function useSearchKey(search: RefObject<InputRef | null>, toList: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') search.current?.focus({ cursor: 'all' });
      else if (event.key === 'ArrowDown' && event.target === document.body) toList();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [search, toList]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
