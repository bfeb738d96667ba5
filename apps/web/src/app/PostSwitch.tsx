import { useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ask } from '../client/ask.js';
import { useSession } from '../client/session.js';
import { useFaultText } from '../parts/FaultText.js';
import { useAside } from '../parts/useAside.js';
import { useTerm } from '../parts/useTerm.js';

/** The post that speaks; another of the same person's is a choice away. */
export function PostSwitch() {
  const { t } = useTranslation('frame');
  const term = useTerm();
  const aside = useAside();
  const faultText = useFaultText();
  const { message } = App.useApp();
  const { post, posts, setSession } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  if (!post) return <span className="quiet">{t('noPost')}</span>;
  const nameOf = ({ unit, title, role }: typeof post): string =>
    aside(`${unit?.name ?? ''}${title}`, term('role', role));
  if (posts.length < 2) return <span className="frame-post">{nameOf(post)}</span>;
  const speakFor = (chosen: string): void => {
    ask('session.switch', { body: { post: chosen } }).then(
      (session) => {
        setSession(session);
        queries.clear();
        void navigate('/');
      },
      (error: unknown) => message.error(faultText(error)),
    );
  };
  return (
    <Select
      className="frame-post"
      aria-label={t('post')}
      value={post.id}
      onChange={speakFor}
      options={posts.map((each) => ({ value: each.id, label: nameOf(each) }))}
      popupMatchSelectWidth={false}
    />
  );
}
