import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Select } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectiveRow } from '@duban/contracts';
import { useAsk } from '../../client/use-ask.js';
import { useTerm } from '../../parts/useTerm.js';
import type { LedgerFilter } from './ledger-filter.js';

const statuses = ['assigned', 'planned', 'reporting', 'overdue', 'completed', 'suspended', 'withdrawn'] as const;
const relations = ['lead', 'jointLead', 'coordinating', 'member'] as const;
const flags = ['missed', 'openExtension', 'openCloseOut'] as const;
const days = [3, 7, 15, 30] as const;
const closings = ['measured', 'continuing', 'unmeasurable'] as const;
const levels = ['1', '2', '3'] as const;

interface FiltersProps {
  filter: LedgerFilter;
  onChange: (filter: LedgerFilter) => void;
  directives: readonly Partial<DirectiveRow>[];
  /** What `filter.directive` means where it says nothing. */
  directive: string;
  search: RefObject<InputRef | null>;
  /** Leads from the search into the list. */
  onDown: () => void;
  isNarrow: boolean;
}

/** What narrows the ledger. On a phone all but the search waits behind a button. */
export function LedgerFilters(props: FiltersProps) {
  const { t } = useTranslation('ledger');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="ledger-filters" role="search" aria-label={t('filters')}>
      <DirectiveChoice {...props} />
      <Search {...props} />
      {props.isNarrow && (
        <Button block aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'fewerFilters' : 'moreFilters')}
        </Button>
      )}
      {(!props.isNarrow || isOpen) && <Narrowing {...props} />}
    </div>
  );
}

function DirectiveChoice({ filter, onChange, directives, directive }: FiltersProps) {
  const { t } = useTranslation('ledger');
  const options = [
    ...directives.map(({ id = '', number = '', title = '' }) => ({ value: id, label: `${number} ${title}` })),
    { value: 'all', label: t('allDirectives') },
  ];
  return (
    <Select
      className="ledger-directive"
      aria-label={t('directive')}
      value={directive}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(chosen) => onChange({ ...filter, directive: chosen })}
    />
  );
}

function Search({ filter, onChange, search, onDown, directive }: FiltersProps) {
  const { t } = useTranslation('ledger');
  return (
    <Input
      ref={search}
      className="ledger-search"
      aria-label={t('search')}
      aria-keyshortcuts="/"
      placeholder={t('searchHint')}
      prefix={<SearchOutlined />}
      allowClear
      maxLength={100}
      value={filter.q ?? ''}
      onChange={({ target }) => onChange(changed({ ...filter, directive }, 'q', target.value))}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        onDown();
      }}
    />
  );
}

function Narrowing({ filter, onChange, directive }: FiltersProps) {
  const { t } = useTranslation('ledger');
  const term = useTerm();
  const set = <Name extends keyof LedgerFilter>(name: Name, value: LedgerFilter[Name] | undefined): void =>
    onChange(changed({ ...filter, directive }, name, value));
  const several = (name: 'status' | 'level' | 'closedAs', options: { value: string; label: string }[]): ReactNode => (
    <Select
      mode="multiple"
      allowClear
      maxTagCount={1}
      aria-label={t(`by.${name}`)}
      placeholder={t(`by.${name}`)}
      popupMatchSelectWidth={false}
      value={[...(filter[name] ?? [])]}
      options={options}
      onChange={(chosen) => set(name, chosen)}
    />
  );
  return (
    <>
      <UnitChoice unit={filter.unit} onChange={(unit) => onChange(unitOf({ ...filter, directive }, unit))} />
      {filter.unit && (
        <Select
          allowClear
          aria-label={t('by.relation')}
          placeholder={t('by.relation')}
          value={filter.relation ?? null}
          options={relations.map((value) => ({ value, label: term('relation', value) }))}
          onChange={(chosen) => set('relation', chosen ?? undefined)}
        />
      )}
      {several(
        'status',
        statuses.map((value) => ({ value, label: term('status', value) })),
      )}
      {several(
        'level',
        levels.map((value) => ({ value, label: t('levelOf', { level: value }) })),
      )}
      {several(
        'closedAs',
        closings.map((value) => ({ value, label: term('closing', value) })),
      )}
      <Select
        allowClear
        aria-label={t('by.due')}
        placeholder={t('by.due')}
        value={filter.dueWithin ?? null}
        options={days.map((value) => ({ value, label: t('withinDays', { count: value }) }))}
        onChange={(chosen) => set('dueWithin', chosen ?? undefined)}
      />
      <OtherConditions filter={{ ...filter, directive }} onChange={onChange} />
    </>
  );
}

function OtherConditions({ filter, onChange }: Pick<FiltersProps, 'filter' | 'onChange'>) {
  const { t } = useTranslation('ledger');
  return (
    <Select
      mode="multiple"
      allowClear
      maxTagCount={1}
      aria-label={t('by.other')}
      placeholder={t('by.other')}
      popupMatchSelectWidth={false}
      value={flags.filter((flag) => filter[flag])}
      options={flags.map((value) => ({ value, label: t(value) }))}
      onChange={(chosen) =>
        onChange({ ...filter, ...Object.fromEntries(flags.map((flag) => [flag, chosen.includes(flag)])) })
      }
    />
  );
}

/** The units are read when they are first wanted. */
function UnitChoice({ unit, onChange }: { unit: string | undefined; onChange: (unit: string | undefined) => void }) {
  const { t } = useTranslation('ledger');
  const [isWanted, setWanted] = useState(unit !== undefined);
  const units = useAsk(
    'units.list',
    { query: { limit: 200, fields: 'id,name,shortName' } },
    { enabled: isWanted || unit !== undefined },
  );
  const options = (units.data?.rows ?? []).map(({ id = '', name = '' }) => ({ value: id, label: name }));
  return (
    <Select
      className="ledger-unit"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('by.unit')}
      placeholder={t('by.unit')}
      loading={units.isFetching}
      value={unit ?? null}
      options={options}
      onFocus={() => setWanted(true)}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

/** Another unit is asked for anew, without the relation of the one before. */
const unitOf = ({ unit: _, relation: __, ...filter }: LedgerFilter, unit: string | undefined): LedgerFilter =>
  unit === undefined ? filter : { ...filter, unit };

/** The filter with one thing changed; nothing of it is left where it says nothing. */
function changed<Name extends keyof LedgerFilter>(
  filter: LedgerFilter,
  name: Name,
  value: LedgerFilter[Name] | undefined,
): LedgerFilter {
  const { [name]: _, ...others } = filter;
  const isNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isNothing ? (others as LedgerFilter) : { ...filter, [name]: value };
}
