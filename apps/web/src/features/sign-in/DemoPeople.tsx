import type { OperationAnswer } from '@duban/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import type { Session } from '../../client/session.js';
import { FaultText } from '../../parts/FaultText.js';

/** Whom a visitor of a demonstration may play. */
export function DemoPeople({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation(['signIn', 'terms']);
  const [demo, setDemo] = useState<OperationAnswer<'demo.people'>>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    ask('demo.people', {}).then(setDemo, setFault);
  }, []);
  const play = (name: string): void => {
    if (demo) ask('session.open', { body: { name, password: demo.password } }).then(onSignedIn, setFault);
  };
  return (
    <section className="sign-in-card">
      <h2>{t('demoTitle')}</h2>
      <p className="quiet small">{t('demoHint')}</p>
      <FaultText error={fault} />
      <ul className="sign-in-people">
        {demo?.people.map(({ signIn, name, role, title, unit }) => (
          <li key={signIn}>
            <button type="button" onClick={() => play(signIn)}>
              <strong>{t(`role.${role}` as 'role.viewer', { ns: 'terms' })}</strong> {name} · {unit}
              {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
