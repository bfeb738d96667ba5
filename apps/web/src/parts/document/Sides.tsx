import { Segmented } from 'antd';
import type { ReactNode, Ref } from 'react';
import './document.css';

/** What is made of a document, or the document itself. */
export type Side = 'list' | 'document';

interface SidesProps {
  ref: Ref<HTMLDivElement>;
  /** Says how high and how wide the sides are. */
  className: string;
  label: string;
  words: Readonly<Record<Side, string>>;
  /** The side that a narrow screen shows. */
  side: Side;
  onTurn: (side: Side) => void;
  /** The sides are marked `document-side`, and `document-list` or `document-text`. */
  children: ReactNode;
}

/** A document beside what is made of it; on a narrow screen one of the two, and a switch between them. */
export function Sides({ ref, className, label, words, side, onTurn, children }: SidesProps) {
  return (
    <div className={`document-sides document-shows-${side} ${className}`} ref={ref}>
      <Segmented<Side>
        className="document-switch no-print"
        block
        aria-label={label}
        value={side}
        onChange={onTurn}
        options={(['list', 'document'] as const).map((value) => ({ value, label: words[value] }))}
      />
      {children}
    </div>
  );
}
