import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { theme } from '../theme/theme.js';

/** Asked once, as a page is opened. */
const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const worn = { ...theme, token: { ...theme.token, motion: !isStill } };

/** How everything looks; nothing moves for those who asked for that. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider theme={worn} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
