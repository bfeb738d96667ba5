import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { refusalsOf, type GivenCommand, useGive } from '../client/use-give.js';
import { useFaultText } from './FaultText.js';

/**
 * Does what a person asked for: gives the commands, says what became of it. Resolves to whether all of them were
 * carried out, so that a form can keep what was typed where they were not.
 */
export function useDeed(): {
  isDoing: boolean;
  deed: (commands: readonly GivenCommand[], said?: string) => Promise<boolean>;
} {
  const { t } = useTranslation('frame');
  const faultText = useFaultText();
  const { message } = App.useApp();
  const give = useGive();
  const deed = async (commands: readonly GivenCommand[], said = t('done')): Promise<boolean> => {
    try {
      const refused = refusalsOf(await give.mutateAsync({ commands }));
      const [first] = refused;
      if (first) void message.error(t('someRefused', { count: refused.length, why: faultText(first) }));
      else void message.success(said);
      return refused.length === 0;
    } catch (error) {
      void message.error(faultText(error));
      return false;
    }
  };
  return { isDoing: give.isPending, deed };
}
