import type { DraftView } from '@duban/contracts';
import { createContext } from 'react';
import type { Stretch } from '../../parts/document/marked-lines.js';

type Item = Pick<DraftView['items'][number], 'timeLimits' | 'targets'>;

/** The place in the document of the time limit or target that is pointed at, on either side of the page. */
export const PointedFigure = createContext<number | undefined>(undefined);

/** The shortest time limit or target that is printed at a place. */
export function figureAt(items: readonly Item[], place: number | undefined): Stretch | undefined {
  if (place === undefined) return undefined;
  return items
    .flatMap(({ timeLimits, targets }) => [...timeLimits, ...targets].flatMap(({ printed }) => printed))
    .filter((stretch) => isWithin(stretch, place))
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

export const isWithin = ({ start, end }: Stretch, place: number | undefined): boolean =>
  place !== undefined && start <= place && place < end;

/** The days of an item that wait to be confirmed. */
export const proposedIn = ({ timeLimits }: Pick<Item, 'timeLimits'>): Item['timeLimits'] =>
  timeLimits.filter(({ decided, proposed }) => decided === 'open' && proposed !== null);
