import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../client/use-ask.js';
import { Mark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import type { MemberOf } from '../matter.js';

/** 核查建议: what speaks for a visit, in words. It is told to who decides how to verify, and binds nobody. */
export function SamplingPanel({ task: { task }, member }: { task: TaskView; member: MemberOf }) {
  const { t } = useTranslation('work');
  const isAsked = member.allowed.includes('closeOut.verify');
  const { data } = useAsk('closeOut.read', { params: { year: task.year, id: task.id } }, { enabled: isAsked });
  const sampling = isAsked ? data?.sampling : null;
  if (!sampling) return null;
  const { reasons, suggests, drawn } = sampling;
  return (
    <Panel title={t('claim.sampling.title')}>
      <p>
        <Mark tone={suggests === 'onSite' ? 'yellow' : 'green'}>
          {t(drawn ? 'claim.sampling.drawn' : `claim.sampling.${suggests}`)}
        </Mark>{' '}
        <span className="quiet small">{t('claim.sampling.means')}</span>
      </p>
      {reasons.length === 0 ? (
        <p className="quiet">{t('claim.sampling.none')}</p>
      ) : (
        <ul className="work-hints">
          {reasons.map(({ code, data: counts }) => (
            <li key={code}>{t(`claim.sampling.reason.${code}`, counts as { reports: number })}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
