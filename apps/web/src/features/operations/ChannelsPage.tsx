import type { OperationAnswer } from '@duban/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk, useTell } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Mark } from '../../parts/Light.js';
import { Page, Panel } from '../../parts/Page.js';

type Channel = OperationAnswer<'channels.list'>['rows'][number];

/** The ways by which notices reach people, each with a trial. */
export default function ChannelsPage() {
  const { t } = useTranslation(['admin', 'frame']);
  const channels = useAsk('channels.list', {});
  return (
    <Page title={t('pages.channels', { ns: 'frame' })} under={t('channels.under')}>
      <Asked query={channels}>
        {({ rows }) => rows.map((each) => <ChannelPanel key={each.name} channel={each} />)}
      </Asked>
    </Page>
  );
}

function ChannelPanel({ channel: { name, isSet, from, people, unreached } }: { channel: Channel }) {
  const { t } = useTranslation('admin');
  const faultText = useFaultText();
  const { message } = App.useApp();
  const trial = useTell('channel.test');
  const test = (): void =>
    trial.mutate(
      { params: { name } },
      {
        onSuccess: ({ outcome, detail }) => {
          const said = t(`channels.outcome.${outcome}`, { detail: detail ?? '' });
          void (outcome === 'sent' ? message.success(said) : message.warning(said));
        },
        onError: (error) => void message.error(faultText(error)),
      },
    );
  return (
    <Panel
      title={t(`channels.name.${name}`)}
      extra={
        <Button onClick={test} loading={trial.isPending}>
          {t('channels.test')}
        </Button>
      }
    >
      <p>
        <Mark tone={isSet ? 'green' : 'grey'}>{t(isSet ? 'channels.set' : 'channels.notSet')}</Mark>{' '}
        {from && t('channels.from', { from })}
      </p>
      <p className="quiet">{t(`channels.says.${name}`)}</p>
      <p>
        {t(unreached > 0 ? 'channels.unreached' : isSet ? 'channels.reached' : 'channels.registered', {
          people,
          unreached,
        })}
      </p>
    </Panel>
  );
}
