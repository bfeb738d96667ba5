import type { ClueView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Page, Panel } from '../../parts/Page.js';
import { useDeed } from '../../parts/useDeed.js';
import { useActor } from '../../parts/record/useActor.js';
import { useTerm } from '../../parts/useTerm.js';
import { ClueDeeds } from './ClueDeeds.js';
import { IdentityPanel } from './IdentityPanel.js';
import './clues.css';

/** A clue: what it says, what came of it, who may open who gave it, and what happened. */
export default function CluePage() {
  const { year = '', id = '' } = useParams();
  const params = { year: Number(year), id };
  const clue = useAsk('clue.read', { params });
  return <Asked query={clue}>{(view) => <Shown view={view} />}</Asked>;
}

function Shown({ view }: { view: ClueView }) {
  const { t } = useTranslation('clues');
  const term = useTerm();
  const actor = useActor();
  const { title, source, receivedAt, status, handler, text, finding, links } = view;
  const under = (
    <>
      {term('clueSource', source)} · <Moment at={receivedAt} /> · {term('clueStatus', status)}
      {handler && ` · ${t('handler')}：${handler.title} ${handler.person ?? ''}`}
    </>
  );
  return (
    <Page title={title} under={under} actions={<ClueDeeds view={view} />}>
      <Panel title={t('text')}>
        <p className="text">{text}</p>
      </Panel>
      {finding && (
        <Panel title={t('finding')}>
          <p>
            <strong>{term('clueStatus', finding.outcome)}</strong>
            {finding.to && ` · ${finding.to}`}
          </p>
          <p className="text">{finding.text}</p>
        </Panel>
      )}
      <IdentityPanel view={view} />
      {links.length > 0 && (
        <Panel title={t('links')}>
          <ul className="plain-list">
            {links.map((link) => (
              <li key={link.id}>
                <Link to={`/${link.kind}s/${link.year}/${link.id}`}>{link.title ?? term('clueLink', link.kind)}</Link>{' '}
                {view.allowed.includes('clue.unlink') && <Unlink view={view} link={link} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('timeline')}>
        <ol className="plain-list clue-timeline">
          {view.timeline.map(({ seq, at, type, by, says, facts }) => (
            <li key={seq}>
              <Moment at={at} /> <strong>{term('event', type)}</strong>
              {facts['outcome'] && ` · ${term('clueStatus', String(facts['outcome']))}`}{' '}
              {by && <span className="quiet">{actor(by)}</span>}
              {type !== 'clue.received' && says.map((said) => <p key={said.name}>{said.text}</p>)}
            </li>
          ))}
        </ol>
      </Panel>
    </Page>
  );
}

function Unlink({ view, link }: { view: ClueView; link: ClueView['links'][number] }) {
  const term = useTerm();
  const { deed, isDoing } = useDeed();
  const target = { kind: 'clue', year: view.year, id: view.id } as const;
  const { kind, year, id } = link;
  return (
    <Button
      size="small"
      type="link"
      loading={isDoing}
      onClick={() => void deed([{ type: 'clue.unlink', target, link: { kind, year, id } }])}
    >
      {term('command', 'clue.unlink')}
    </Button>
  );
}
