import type { ComponentType } from 'react';
import { Deed } from './Deed.js';
import { type FormProps, targetOf, useFormWords } from './form-words.js';

type Confirmed =
  `inspection.${'approve' | 'approvePlan' | 'notify' | 'keepCovert' | 'begin' | 'release' | 'issue' | 'receive' | 'close'}`;

/** The form of a command that has nothing to be written: it says what comes of it. */
export function confirming(type: Confirmed): ComponentType<FormProps> {
  return function Confirm({ view, onClose }: FormProps) {
    return (
      <Deed<object> {...useFormWords(type)} commandsOf={() => [{ type, target: targetOf(view) }]} onClose={onClose} />
    );
  };
}
