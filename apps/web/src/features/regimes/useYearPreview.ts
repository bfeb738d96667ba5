import type { YearPreview } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import type { Rules } from './draft.js';

/** How long nothing is typed before the year is worked out anew; milliseconds. */
const PAUSE = 300;

export interface LivePreview {
  /** The last that could be worked out: it stays while a field is wrong. */
  preview: YearPreview | undefined;
  /** What is wrong, by JSON pointer into the rules. */
  faults: ReadonlyMap<string, string>;
  /** What failed otherwise. */
  error: unknown;
  isBehind: boolean;
}

/** The year under the rules as they are typed. */
export function useYearPreview(rules: Rules, year: number): LivePreview {
  const settled = useSettled(rules);
  const asked = useQuery({
    queryKey: ['regime.preview', { settled, year }],
    queryFn: ({ signal }) => ask('regime.preview', { body: { regime: settled, year } }, { signal }),
    retry: false,
  });
  const [last, setLast] = useState<YearPreview>();
  if (asked.data && asked.data !== last) setLast(asked.data);
  const issues = asked.error instanceof ProblemError ? asked.error.problem.issues : undefined;
  return {
    preview: asked.data ?? (last?.year === year ? last : undefined),
    faults: new Map(issues?.map(({ path, message }) => [path.replace(/^\/regime(?=\/)/, ''), message])),
    error: issues ? undefined : asked.error,
    isBehind: settled !== rules || asked.isFetching,
  };
}

function useSettled(rules: Rules): Rules {
  const [settled, setSettled] = useState(rules);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(rules), PAUSE);
    return () => clearTimeout(timer);
  }, [rules]);
  return settled;
}
