import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerFilter } from './ledger-filter.js';
import type { Order } from './ledger-lines.js';
import { type ColumnName, columnNames, useColumns, usualColumns } from './useColumns.js';
import { useStored } from './useStored.js';

/** How somebody looks at the ledger. */
interface View {
  filter: LedgerFilter;
  columns: readonly ColumnName[];
  order: Order;
}

interface SavedView extends View {
  name: string;
}

/** What opens follows its button, so that the tab key leads into it. */
const besideTrigger = (trigger: HTMLElement): HTMLElement => trigger.parentElement ?? document.body;

/** Views that a person has named, kept in their browser; whichever directive is open. */
export function SavedViews({ view, onChosen }: { view: View; onChosen: (view: View) => void }) {
  const { t } = useTranslation('ledger');
  const [saved, keep] = useStored<readonly SavedView[]>('ledger.views', []);
  const [name, setName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const save = (): void => {
    const { directive: _, ...filter } = view.filter;
    keep([...saved.filter((each) => each.name !== name.trim()), { ...view, filter, name: name.trim() }]);
    setName('');
  };
  const list = (
    <div className="ledger-views">
      {saved.length === 0 && <span className="quiet">{t('noViews')}</span>}
      {saved.map((each) => (
        <div key={each.name} className="ledger-view">
          <Button
            type="link"
            onClick={() => {
              onChosen(each);
              setOpen(false);
            }}
          >
            {each.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('dropView', { name: each.name })}
            onClick={() => keep(saved.filter((other) => other.name !== each.name))}
          />
        </div>
      ))}
      <Space.Compact>
        <Input
          aria-label={t('viewName')}
          placeholder={t('viewName')}
          maxLength={30}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => name.trim() && save()}
        />
        <Button disabled={name.trim() === ''} onClick={save}>
          {t('saveView')}
        </Button>
      </Space.Compact>
    </div>
  );
  return (
    <Popover
      content={list}
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      placement="bottomRight"
      getPopupContainer={besideTrigger}
    >
      <Button aria-expanded={isOpen}>{t('views')}</Button>
    </Popover>
  );
}

interface ColumnsProps {
  chosen: readonly ColumnName[];
  onChange: (columns: readonly ColumnName[]) => void;
}

/** Which columns stand in the ledger. Number and title always do. */
export function ColumnChoice({ chosen, onChange }: ColumnsProps) {
  const { t } = useTranslation('ledger');
  const columns = useColumns();
  const list = (
    <div className="ledger-views">
      {columns.map(({ name, label }) => (
        <Checkbox
          key={name}
          checked={chosen.includes(name)}
          disabled={name === 'number' || name === 'title'}
          onChange={({ target }) =>
            onChange(columnNames.filter((each) => (each === name ? target.checked : chosen.includes(each))))
          }
        >
          {label}
        </Checkbox>
      ))}
      <Button type="link" onClick={() => onChange(usualColumns)}>
        {t('usualColumns')}
      </Button>
    </div>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight" getPopupContainer={besideTrigger}>
      <Button>{t('columns')}</Button>
    </Popover>
  );
}
