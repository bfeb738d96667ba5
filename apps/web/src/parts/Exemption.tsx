import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Moment } from './Due.js';
import { Mark } from './Light.js';
import { useTerm } from './useTerm.js';

type Shown = NonNullable<TaskView['obligations'][number]['exemption']>;

/** 容错免责: that a miss is exempted, and on what ground. */
export function ExemptionMark({ exemption: { ground, basis } }: { exemption: Shown }) {
  const { t } = useTranslation('frame');
  const term = useTerm();
  return (
    <Mark tone="grey" {...(basis.text ? { title: basis.text } : {})}>
      {t('exempted', { ground: term('exemptionGround', ground) })}
    </Mark>
  );
}

/** The same with the words of its basis, and since when it holds. */
export function ExemptionNote({ exemption }: { exemption: Shown }) {
  const { t } = useTranslation('frame');
  const { basis, at } = exemption;
  return (
    <div className="small">
      <ExemptionMark exemption={exemption} />{' '}
      <span className="quiet">
        {t('exemptedOn')} <Moment at={at} />
      </span>
      <div className="quiet text">{basis.erased ? t('erased') : basis.text}</div>
    </div>
  );
}
