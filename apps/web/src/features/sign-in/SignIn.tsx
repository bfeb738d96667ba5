import type { OperationAnswer } from '@duban/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import type { Session } from '../../client/session.js';
import { FaultText } from '../../parts/FaultText.js';
import { DemoPeople } from './DemoPeople.js';
import { SignInForm } from './SignInForm.js';
import './sign-in.css';

/** The door: who are you? */
export default function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation(['signIn', 'frame']);
  const [about, setAbout] = useState<OperationAnswer<'about.read'>>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    ask('about.read', {}).then(setAbout, setFault);
  }, []);
  const [government] = about?.governments ?? [];
  return (
    <main className="sign-in">
      <h1>
        {t('product', { ns: 'frame' })} <span className="quiet">{government?.name}</span>
      </h1>
      <FaultText error={fault} />
      {about && (
        <div className="sign-in-columns">
          <section className="sign-in-card">
            <h2>{t('title')}</h2>
            <SignInForm governments={about.governments} onSignedIn={onSignedIn} />
          </section>
          {about.mode === 'demo' && <DemoPeople onSignedIn={onSignedIn} />}
        </div>
      )}
    </main>
  );
}
