import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type texts from '../../texts/zh/index.js';
import { Mark } from '../../parts/Light.js';
import type { Stretch } from '../../parts/document/marked-lines.js';
import { answersOf, emphasised, figureText, numberOf, type Row, verdictTones } from './reading.js';

interface RowCardProps {
  row: Row;
  /** The heading under which it is the first. */
  heading: string | undefined;
  isPointed: boolean;
  mayCorrect: boolean;
  onCorrect: (row: string) => void;
}

/** An item of the directive and what the report says of it, with the figures that were compared. */
export const RowCard = memo(function RowCard(props: RowCardProps) {
  const { row, heading, isPointed, mayCorrect, onCorrect } = props;
  const { t } = useTranslation('outcomes');
  const { id, verdict, marks, asRead } = row;
  return (
    <>
      {heading !== undefined && <li className="outcomes-heading small">{heading}</li>}
      <li className={`outcomes-row${isPointed ? ' outcomes-row-pointed' : ''}`} data-id={id}>
        <div className="outcomes-row-head">
          <strong className="figures">{numberOf(row)}</strong>
          <span className="outcomes-marks">
            <Mark tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</Mark>
            {marks.map((mark) => (
              <Mark key={mark} tone="yellow">
                {t(`markWord.${mark}`)}
              </Mark>
            ))}
            {asRead && (
              <span className="quiet small">{t('correctedFrom', { verdict: t(`verdict.${asRead.verdict}`) })}</span>
            )}
          </span>
          {mayCorrect && (
            <Button
              size="small"
              type="text"
              className="no-print"
              aria-label={t('correctRow', { number: numberOf(row) })}
              onClick={() => onCorrect(id)}
            >
              {t('correct')}
            </Button>
          )}
        </div>
        <Quotes row={row} />
        <Basis row={row} />
      </li>
    </>
  );
});

function Quotes({ row }: { row: Row }) {
  const { t } = useTranslation('outcomes');
  const answers = answersOf(row);
  return (
    <dl className="outcomes-quotes">
      <div>
        <dt>{t('target')}</dt>
        <dd>
          <Emphasised
            text={row.text}
            at={row.printed.start}
            stretches={row.claims.filter(({ outcome }) => outcome).flatMap(({ printed }) => printed)}
          />
        </dd>
      </div>
      <div>
        <dt>{t('result')}</dt>
        {answers.length === 0 && <dd className="quiet">{t('noQuote')}</dd>}
        {quotesOf(row).map(({ quote, start, figures }) => (
          <dd key={start}>
            <Emphasised text={quote} at={start} stretches={figures} />
          </dd>
        ))}
      </div>
    </dl>
  );
}

/** The words of the report, each once, with every figure in them that was compared. */
function quotesOf(row: Row): { quote: string; start: number; figures: Stretch[] }[] {
  const quotes = new Map<number, { quote: string; start: number; figures: Stretch[] }>();
  for (const { start, end, figureAt } of answersOf(row)) {
    const quote = quoteAt(row, start, end);
    const found = quotes.get(start) ?? { quote, start, figures: [] };
    if (figureAt) found.figures.push(figureAt);
    quotes.set(start, found);
  }
  return [...quotes.values()];
}

const quoteAt = ({ outcome, claims }: Row, start: number, end: number): string =>
  [outcome, ...claims.map((claim) => claim.outcome)].find((each) => each?.start === start && each.end === end)?.quote ??
  '';

function Emphasised({ text, at, stretches }: { text: string; at: number; stretches: readonly Stretch[] }) {
  return (
    <>
      {emphasised(text, at, stretches).map((piece, index) =>
        piece.strong ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </>
  );
}

/** What was compared and by which rule; nothing of what was read where somebody has corrected it. */
function Basis({ row: { claims, rule, asRead, verdict } }: { row: Row }) {
  const { t } = useTranslation('outcomes');
  if (asRead || verdict === 'noOutcome') return null;
  const compared = claims.filter(({ outcome }) => outcome !== null);
  if (compared.length <= 1)
    return (
      <p className="outcomes-basis quiet small">
        {compared.map((claim) => (
          <Compared key={claim.quote} claim={claim} />
        ))}
        {t(`rule.${rule as RuleCode}`)}
      </p>
    );
  return (
    <ul className="outcomes-basis quiet small">
      {compared.map((claim, index) => (
        <li key={index}>
          <Compared claim={claim} />
          {t(`verdict.${claim.verdict}`)}：{t(`rule.${claim.rule as RuleCode}`)}
        </li>
      ))}
    </ul>
  );
}

type RuleCode = keyof typeof texts.outcomes.rule;

function Compared({ claim: { target, outcome } }: { claim: Row['claims'][number] }) {
  const { t } = useTranslation('outcomes');
  if (target === null || !outcome?.figure) return null;
  return (
    <span className="outcomes-compared figures">
      {t('compared', { target: figureText(target), outcome: figureText(outcome.figure) })}
    </span>
  );
}
