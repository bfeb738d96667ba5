/** Names a task. */
export interface Place {
  year: number;
  id: string;
}

/** The page of a task. */
export const taskPath = ({ year, id }: Place): string => `/tasks/${year}/${id}`;

/** The one place where a part or an obligation is settled. */
export const workPath = (place: Place, member: string): string => `${taskPath(place)}/work/${member}`;
