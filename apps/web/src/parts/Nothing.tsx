import { Empty } from 'antd';
import type { ReactNode } from 'react';

/** An empty place says what comes next, and when. */
export function Nothing({ children }: { children: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />;
}
