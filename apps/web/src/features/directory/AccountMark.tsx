import type { AccountView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';

/** How somebody's account stands. */
export function AccountMark({ account }: { account: AccountView | undefined }) {
  const { t } = useTranslation('directory');
  if (!account) return <Mark tone="yellow">{t('account.none')}</Mark>;
  const { isLocked, lockedUntil, mustChangePassword, lastSignInAt } = account;
  const state = isLocked
    ? 'locked'
    : lockedUntil
      ? 'lockedOut'
      : mustChangePassword
        ? 'handed'
        : lastSignInAt
          ? 'used'
          : 'unused';
  const tone = { locked: 'red', lockedOut: 'red', handed: 'blue', used: 'green', unused: 'grey' } as const;
  return (
    <>
      {account.name} <Mark tone={tone[state]}>{t(`account.${state}`)}</Mark>
    </>
  );
}
