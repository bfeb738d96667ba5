import type { OperationAnswer } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../client/session.js';
import { DemoPeople } from './DemoPeople.js';
import { SignInForm } from './SignInForm.js';

interface SignInProps {
  about: OperationAnswer<'about.read'>;
  onSignedIn: (session: Session) => void;
}

/** Who are you? */
export default function SignIn({ about, onSignedIn }: SignInProps) {
  const { t } = useTranslation('signIn');
  return (
    <div className="sign-in-columns">
      <section className="sign-in-card">
        <h2>{t('title')}</h2>
        <SignInForm governments={about.governments} onSignedIn={onSignedIn} />
      </section>
      {about.mode === 'demo' && <DemoPeople onSignedIn={onSignedIn} />}
    </div>
  );
}
