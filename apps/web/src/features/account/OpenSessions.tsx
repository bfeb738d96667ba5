import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk, useTell } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { useFaultText } from '../../parts/FaultText.js';
import { agentText } from './agent-text.js';

/** Where the person is signed in; every other place can be signed out from here. */
export function OpenSessions() {
  const { t } = useTranslation('account');
  const faultText = useFaultText();
  const { message } = App.useApp();
  const sessions = useAsk('session.list', {});
  const revoke = useTell('session.revoke');
  const end = (id: string): void =>
    revoke.mutate(
      { params: { id } },
      {
        onSuccess: () => void message.success(t('ended')),
        onError: (error) => void message.error(faultText(error)),
      },
    );
  return (
    <Asked query={sessions}>
      {({ rows }) => (
        <ul className="plain-list">
          {rows.map(({ id, isThis, agent, usedAt, endsAt }) => (
            <li key={id} className="plain-row">
              <span>
                {agentText(agent) ?? t('unknownAgent')} {isThis && <strong>{t('thisOne')}</strong>}
                <br />
                <span className="quiet small">
                  {t('used')} <Moment at={usedAt} /> · {t('ends')} <Moment at={endsAt} />
                </span>
              </span>
              {!isThis && (
                <Button size="small" onClick={() => end(id)}>
                  {t('end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Asked>
  );
}
