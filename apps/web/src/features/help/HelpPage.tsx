import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRole } from '../../client/session.js';
import { Page, Panel } from '../../parts/Page.js';
import type texts from '../../texts/zh/index.js';
import './help.css';

type Topic = keyof typeof texts.help.topics;

/** Roles whose day is the same share a page. */
const topicOf: Readonly<Record<string, Topic>> = {
  administrator: 'administrator',
  issuingClerk: 'issuingClerk',
  supervisor: 'supervisor',
  chiefSupervisor: 'supervisor',
  leaderInCharge: 'leaderInCharge',
  headOfGovernment: 'leaderInCharge',
  unitHead: 'unitHead',
  unitLiaison: 'unitLiaison',
  viewer: 'viewer',
};

const topics = [...new Set(Object.values(topicOf))];

/** What a role does with the product, step by step; one's own unless another is chosen. */
export default function HelpPage() {
  const { t } = useTranslation(['help', 'frame']);
  const role = useRole();
  const { topic: chosen } = useParams();
  const topic = topicOf[chosen ?? role ?? ''] ?? 'viewer';
  const steps = t(`topics.${topic}.steps`, { returnObjects: true }) as readonly Step[];
  return (
    <Page
      title={`${t('pages.help', { ns: 'frame' })} · ${t(`topics.${topic}.title`)}`}
      under={t(`topics.${topic}.intro`)}
    >
      <Panel title={t('start')}>
        <ol className="help-steps">
          {steps.map(({ title, text, path }) => (
            <li key={title}>
              <h3>
                <Link to={path}>{title}</Link>
              </h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t('rules')}>
        <ul className="help-rules">
          {(['late', 'light', 'record', 'keys'] as const).map((rule) => (
            <li key={rule}>{t(`rule.${rule}`)}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('other')}>
        <ul className="help-topics">
          {topics.map((each) => (
            <li key={each}>
              <Link to={`/help/${each}`} aria-current={each === topic ? 'page' : undefined}>
                {t(`topics.${each}.title`)}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

interface Step {
  title: string;
  text: string;
  path: string;
}
