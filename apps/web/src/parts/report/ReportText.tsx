import type { ReportContent } from '@duban/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../theme/theme.js';
import { FileList } from '../Files.js';
import { Mark } from '../Light.js';
import { useTerm } from '../useTerm.js';
import { useUnitNames } from '../useUnitNames.js';
import './report.css';

const toneOf: Readonly<Record<string, Tone>> = { notStarted: 'grey', underWay: 'blue', done: 'green', behind: 'red' };

interface ReportTextProps {
  content: ReportContent;
  /** In place of the summary, where it is shown with more than its words. */
  summary?: ReactNode;
}

/** A report as it is read: what says nothing is left out. */
export function ReportText({ content, summary: shown }: ReportTextProps) {
  const { t } = useTranslation('report');
  const term = useTerm();
  const { summary, clauses, figures, problems, coordination, nextStep, attachments } = content;
  return (
    <div className="report-text">
      {shown ?? <p className="text">{summary}</p>}
      {clauses.length > 0 && (
        <Section title={t('clauses')}>
          <ul>
            {clauses.map(({ clause, status, text }, index) => (
              <li key={index}>
                {clause} <Mark tone={toneOf[status] ?? 'grey'}>{term('clauseStatus', status)}</Mark>
                {text && <div className="text">{text}</div>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {figures.length > 0 && (
        <Section title={t('figures')}>
          <FigureTable figures={figures} />
        </Section>
      )}
      {problems.length > 0 && (
        <Section title={t('problems')}>
          <ul>
            {problems.map((problem, index) => (
              <li key={index} className="text">
                {problem}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {coordination.length > 0 && (
        <Section title={t('coordination')}>
          <Asked asked={coordination} />
        </Section>
      )}
      {nextStep && (
        <Section title={t('nextStep')}>
          <p className="text">{nextStep}</p>
        </Section>
      )}
      {attachments.length > 0 && (
        <Section title={t('attachments')}>
          <FileList files={attachments} />
        </Section>
      )}
    </div>
  );
}

function Asked({ asked }: { asked: ReportContent['coordination'] }) {
  const units = useUnitNames();
  return (
    <ul>
      {asked.map(({ matter, of, note }, index) => (
        <li key={index} className="text">
          {of && <strong>{units.find(({ id }) => id === of)?.name} </strong>}
          {matter}
          {note && <span className="quiet"> · {note}</span>}
        </li>
      ))}
    </ul>
  );
}

function FigureTable({ figures }: { figures: ReportContent['figures'] }) {
  const { t } = useTranslation('report');
  const term = useTerm();
  return (
    <div className="report-scroll">
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('figure.name')}</th>
            <th scope="col" className="report-number">
              {t('figure.value')}
            </th>
            <th scope="col">{t('figure.asOf')}</th>
            <th scope="col">{t('figure.nature')}</th>
            <th scope="col">{t('figure.sourceAndScope')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, value, unit, asOf, nature, scope, source }, index) => (
            <tr key={index}>
              <td>{name}</td>
              <td className="report-number">
                {value} {unit}
              </td>
              <td>{asOf}</td>
              <td>{term('nature', nature)}</td>
              <td>{[scope, source].filter(Boolean).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
);
