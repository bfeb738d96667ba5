import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

interface Pages {
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The way to the next page of a list, where there is one. */
export function MorePages({ pages }: { pages: Pages }) {
  const { t } = useTranslation('frame');
  if (pages.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!pages.hasNextPage) return null;
  return (
    <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {t('more')}
    </Button>
  );
}
