import { BellOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../client/use-ask.js';

/** The way to the messages, with how many of them are unread. */
export function UnreadLink() {
  const { t } = useTranslation('frame');
  const unread = useAsk('notices.list', { query: { limit: 1, unread: 'true' } }).data?.unread ?? 0;
  return (
    <Link className="frame-unread" to="/notices">
      <span className="only-read">{t('unreadNotices', { count: unread })}</span>
      <span aria-hidden="true">
        <Badge count={unread} overflowCount={99} size="small" color="#b3261e">
          <BellOutlined className="frame-bell" />
        </Badge>
      </span>
    </Link>
  );
}
