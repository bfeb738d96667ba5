import type { TaskView } from '@duban/contracts';
import type { ObligationContext } from '@duban/lifecycle';
import { type Texts, textView } from '../report/contents.js';

/** An exemption as it is shown, with the words of its basis; null where none is in force. */
export function exemptionView(
  { exemption }: ObligationContext,
  texts: Texts,
): TaskView['obligations'][number]['exemption'] {
  const basis = exemption && textView(exemption.basis, texts);
  return exemption && basis ? { ground: exemption.ground, basis, at: exemption.at } : null;
}
