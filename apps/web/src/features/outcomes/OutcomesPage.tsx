import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ask } from '../../client/ask.js';
import { upload } from '../../client/upload.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { BringDocument } from '../../parts/document/BringDocument.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { ReadingLine } from './ReadingLine.js';
import './outcomes.css';

/** Reports that were held against directives, and the way to begin with another. */
export default function OutcomesPage() {
  const { t } = useTranslation(['outcomes', 'frame']);
  const list = useAsk('outcomes.list', { query: { limit: 200 } });
  return (
    <Page title={t('pages.outcomes', { ns: 'frame' })} under={t('under')}>
      <Asked query={list}>
        {({ rows, mayBegin }) => (
          <>
            {mayBegin && <BeginReading />}
            <Panel title={t('list.title')}>
              {rows.length === 0 && <Nothing>{t(mayBegin ? 'list.nothing' : 'list.nothingToRead')}</Nothing>}
              <ul className="outcomes-list">
                {rows.map((row) => (
                  <ReadingLine key={row.id} row={row} mayDiscard={mayBegin} />
                ))}
              </ul>
            </Panel>
          </>
        )}
      </Asked>
    </Page>
  );
}

/** The directive is chosen, and the report is brought. */
function BeginReading() {
  const { t } = useTranslation('outcomes');
  const navigate = useNavigate();
  const directives = useAsk('directives.list', { query: { status: 'issued,closed', sort: '-year', limit: 200 } });
  const [chosen, setChosen] = useState<string>();
  const rows = directives.data?.rows ?? [];
  const directive = rows.find(({ id }) => id === (chosen ?? (rows.length === 1 ? rows[0]?.id : undefined)));
  const { year = 0, id = '' } = directive ?? {};
  if (directives.data && rows.length === 0)
    return (
      <Panel title={t('begin.title')}>
        <Nothing>{t('begin.noDirective')}</Nothing>
      </Panel>
    );
  return (
    <Panel title={t('begin.title')}>
      <p className="quiet">{t('begin.why')}</p>
      <label className="outcomes-directive">
        <span>{t('begin.directive')}</span>
        <Select
          aria-label={t('begin.directive')}
          placeholder={t('begin.chooseDirective')}
          loading={directives.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          value={directive?.id ?? null}
          onChange={(next: string) => setChosen(next)}
          options={rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))}
        />
      </label>
      <BringDocument
        isReady={directive !== undefined}
        upload={(file, onShare, signal) =>
          upload('outcomes.upload', file, { directiveYear: String(year), directiveId: id }, onShare, signal)
        }
        paste={(name, text) => ask('outcomes.create', { body: { name, text, directive: { year, id } } })}
        onBegun={(begun) => void navigate(`/outcomes/${begun}`)}
      />
    </Panel>
  );
}
