import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk, useTell } from '../client/use-ask.js';
import { useFaultText } from '../parts/FaultText.js';
import { useLanguage } from '../parts/useTerm.js';
import { momentText } from '../time/days.js';

/** Over a demonstration: that it is one, what time it is there, and the way to the next moment. */
export function DemoBar() {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const faultText = useFaultText();
  const { message } = App.useApp();
  const about = useAsk('about.read', {}).data;
  const clock = useTell('demo.moveClock');
  if (about?.mode !== 'demo') return null;
  const move = (): void =>
    clock.mutate({ body: { to: 'nextWake' } }, { onError: (error) => void message.error(faultText(error)) });
  return (
    <div className="frame-demo no-print" role="note">
      <span>{t('demo', { now: momentText(about.now, language) })}</span>
      <Button size="small" loading={clock.isPending} onClick={move}>
        {t('nextWake')}
      </Button>
      {/* In the bar: a message over it would cover the button that is pressed again and again. */}
      <span role="status">{clock.data && t('moved', { count: clock.data.fired })}</span>
    </div>
  );
}
