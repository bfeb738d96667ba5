import { Modal, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

const keys = ['move', 'accept', 'limits', 'edit', 'pick', 'link', 'unlink', 'undo', 'help'] as const;
const pressed = {
  move: ['j', 'k', '↓', '↑'],
  accept: ['Enter', 'a'],
  limits: ['t'],
  edit: ['e'],
  pick: ['x'],
  link: ['l'],
  unlink: ['n'],
  undo: ['u'],
  help: ['?'],
} as const;

interface KeysHelpProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  onClose: () => void;
}

/** What the keys do here, and a way to switch the letters off. */
export function KeysHelp({ isOn, onSwitch, onClose }: KeysHelpProps) {
  const { t } = useTranslation('wizard');
  return (
    <Modal open footer={null} onCancel={onClose} title={t('keys.title')} width={420} destroyOnHidden>
      <dl className="wizard-keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              {pressed[key].map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <label className="wizard-switch">
        <Switch checked={isOn} onChange={onSwitch} aria-label={t('keys.on')} /> {t('keys.on')}
      </label>
    </Modal>
  );
}
