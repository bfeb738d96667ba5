/** Whether the pointer itself has moved: what scrolls away under a resting one points at nothing. */
export const hasMoved = ({ movementX, movementY }: { movementX: number; movementY: number }): boolean =>
  movementX !== 0 || movementY !== 0;
