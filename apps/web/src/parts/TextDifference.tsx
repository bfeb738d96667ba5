import { useMemo } from 'react';
import { textDifference } from './text-difference.js';
import './difference.css';

/** A text with what changed since an earlier one marked in it: struck through what went, underlined what came. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => textDifference(before, after), [before, after]);
  return (
    <div className="text difference">
      {pieces.map(({ kind, text }, index) =>
        kind === 'same' ? text : kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>,
      )}
    </div>
  );
}
