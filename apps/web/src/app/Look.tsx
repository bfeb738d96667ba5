import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { theme } from '../theme/theme.js';

/** How everything looks. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
