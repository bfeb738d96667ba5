import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import type { Scope } from './useFigures.js';

/** What the address asks for: a year and a directive of it, or nothing. */
export function useScope(): Partial<Scope> {
  const [search] = useSearchParams();
  const year = Number(search.get('year'));
  const directive = search.get('directive');
  return { ...(year > 0 ? { year } : {}), ...(directive ? { directive } : {}) };
}

/** Chooses whose figures are shown: a whole year, or one directive. */
export function Scopes({ year, directive }: Scope) {
  const { t } = useTranslation('dashboard');
  const [, setSearch] = useSearchParams();
  const { data } = useAsk('directives.list', { query: { status: 'issued,closed', limit: 200 } });
  const directives = data?.rows ?? [];
  const years = [...new Set([year, ...directives.map((each) => each.year ?? year)])].toSorted((a, b) => b - a);
  const options = years.map((each) => ({
    label: t('scope.year', { year: each }),
    options: [
      { value: `${each}`, label: t('scope.all', { year: each }) },
      ...directives
        .filter((one) => one.year === each)
        .map((one) => ({ value: `${each}/${one.id}`, label: `${one.number} ${one.title}` })),
    ],
  }));
  return (
    <Select
      className="dashboard-scope"
      aria-label={t('scope.label')}
      value={directive === undefined ? `${year}` : `${year}/${directive}`}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(chosen: string) => {
        const [of = '', id] = chosen.split('/');
        setSearch({ year: of, ...(id === undefined ? {} : { directive: id }) }, { replace: true });
      }}
    />
  );
}
