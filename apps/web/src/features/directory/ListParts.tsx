import type { PostView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';

interface SpanProps {
  validFrom: string | null;
  validTo: string | null;
  today?: string | undefined;
  /** 代行: in place of the holder. */
  acting?: boolean | undefined;
}

/** From one day to another, in words; with a mark for what is over or still to come. */
export function Span({ validFrom, validTo, today, acting }: SpanProps) {
  const { t } = useTranslation('directory');
  if (validFrom === null && validTo === null) return <span className="quiet">{t('span.always')}</span>;
  const isOver = today !== undefined && validTo !== null && validTo < today;
  const isToCome = today !== undefined && validFrom !== null && validFrom > today;
  return (
    <span className="figures">
      {validFrom !== null && t('span.from', { day: validFrom })}
      {validTo !== null && t('span.to', { day: validTo })} {isOver && <Mark tone="grey">{t('span.over')}</Mark>}
      {isToCome && <Mark tone="blue">{t('span.toCome')}</Mark>}{' '}
      {acting && <Mark tone="yellow">{t('span.acting')}</Mark>}
    </span>
  );
}

/** Who has held a post and will hold it, the latest first. */
export function Terms({ post, today }: { post: PostView; today: string | undefined }) {
  return (
    <ul className="directory-list">
      {post.holders.map((holder) => (
        <li key={`${holder.person.id} ${holder.validFrom}`}>
          {holder.person.name} <Span {...holder} today={today} />
        </li>
      ))}
    </ul>
  );
}

/** A way to the rest of a list that comes page by page. */
export function MoreRows({
  pages,
}: {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  const { t } = useTranslation('frame');
  if (!pages.hasNextPage) return null;
  return (
    <div className="directory-more">
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  );
}
