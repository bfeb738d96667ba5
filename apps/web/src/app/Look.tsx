import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { theme } from '../theme/theme.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;

/** How everything looks; styles that are made in the browser carry the page's nonce. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider theme={theme} {...(nonce ? { csp: { nonce } } : {})} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
