import type { TaskReference } from '@duban/contracts';

/** Where a part or an obligation of a task is worked on. */
export const workOf = ({ year, id }: TaskReference, member: string): string => `/tasks/${year}/${id}/work/${member}`;
