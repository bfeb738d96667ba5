import { useEffect, useState } from 'react';

/** For a dialog that is there only while it is open: gives the focus back to where it was when the dialog came. */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Only where the dialog took the focus with it; what has it by then keeps it.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    },
    [before],
  );
}
