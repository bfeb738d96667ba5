import type { InspectionView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type texts from '../../texts/zh/index.js';
import { Mark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { useArticle, useLocalRule } from './article.js';
import { type InspectionCommand, isInspectionCommand } from './steps.js';

interface NextProps {
  view: InspectionView;
  onGive: (command: InspectionCommand) => void;
}

type Why = keyof typeof texts.inspections.why;

/** What comes next, why, and which article or rule of the place asks for it. */
export function NextPanel({ view, onGive }: NextProps) {
  const { t } = useTranslation('inspections');
  const { status, relation } = view;
  if (status === 'closed' || status === 'terminated')
    return <Panel title={t('next.title')}>{t(`next.${status}`)}</Panel>;
  if (relation === 'object') return <NextOfObject view={view} onGive={onGive} />;
  return (
    <Panel title={t('next.title')}>
      <ol className="inspections-next">
        {view.next.map((next) => (
          <NextLine key={next.command} next={next} view={view} onGive={onGive} />
        ))}
      </ol>
    </Panel>
  );
}

function NextLine({ next, view, onGive }: NextProps & { next: InspectionView['next'][number] }) {
  const { t } = useTranslation('inspections');
  const term = useTerm();
  const { command, why, met } = next;
  const isAllowed = view.allowed.some((each) => each === command);
  const isFirst = command === view.next.find((each) => !each.met)?.command;
  return (
    <li className={met ? 'inspections-met' : ''}>
      <div>
        <strong>{term('command', command)}</strong> {met && <Mark tone="green">{t('next.met')}</Mark>}
        <p>{t(`why.${why as Why}`, { defaultValue: why })}</p>
        <Rest {...next} />
      </div>
      {!met && isAllowed && isInspectionCommand(command) && (
        <Button type={isFirst ? 'primary' : 'default'} onClick={() => onGive(command)}>
          {term('command', command)}
        </Button>
      )}
      {!met && !isAllowed && isFirst && <span className="quiet small">{t('next.others')}</span>}
    </li>
  );
}

/** What a step rests on. */
function Rest({ article, localRule }: Pick<InspectionView['next'][number], 'article' | 'localRule'>) {
  const { t } = useTranslation('inspections');
  const cited = useArticle();
  const ruleText = useLocalRule();
  return (
    <p className="quiet small">
      {article !== null && cited(article)}
      {localRule !== null && t('ofObject', { unit: t('article.local'), text: ruleText(localRule) })}
    </p>
  );
}

/** What an object is to do, or may. */
function NextOfObject({ view, onGive }: NextProps) {
  const { t } = useTranslation('inspections');
  const term = useTerm();
  const allowed = view.allowed.filter(isInspectionCommand);
  return (
    <Panel title={t('next.ofObject')}>
      {allowed.length === 0 && <p className="quiet">{t('next.nothingOfObject')}</p>}
      <ol className="inspections-next">
        {allowed.map((command, index) => (
          <li key={command}>
            <div>
              <strong>{term('command', command)}</strong>
              <p>{t(`what.${command.slice('inspection.'.length) as keyof typeof texts.inspections.what}`)}</p>
            </div>
            <Button type={index === 0 ? 'primary' : 'default'} onClick={() => onGive(command)}>
              {term('command', command)}
            </Button>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
