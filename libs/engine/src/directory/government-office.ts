import type { DirectoryData } from './save-directory.js';

/** The unit that stands in where nobody is named: the government's office, else any office. */
export function governmentOfficeOf({
  units,
}: Pick<DirectoryData, 'units'>): DirectoryData['units'][number] | undefined {
  return units.find(({ name }) => isGovernmentOffice(name)) ?? units.find(({ kind }) => kind === 'office');
}

/** Whether a unit's name is that of a government's office. */
export const isGovernmentOffice = (name: string): boolean => /政府办(?:公[室厅])?$/.test(name);
