import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Layout } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { useChanges } from '../client/changes.js';
import { useSession } from '../client/session.js';
import { DemoBar } from './DemoBar.js';
import { MainMenu } from './MainMenu.js';
import { PersonMenu } from './PersonMenu.js';
import { UnreadLink } from './UnreadLink.js';
import { PostSwitch } from './PostSwitch.js';
import './frame.css';

/** What stands around every page: where one can go, who one is, whether the page is live. */
export function Frame() {
  const { t } = useTranslation('frame');
  const { government, post } = useSession();
  const connection = useChanges();
  const [isOpen, setOpen] = useState(false);
  useFocusOnPage();
  return (
    <Layout className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <DemoBar />
      <Layout.Header className="frame-head no-print">
        <Button
          className="frame-menu-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label={t('menu')}
          onClick={() => setOpen(true)}
        />
        <strong className="frame-name">{t('product')}</strong>
        <span className="frame-government quiet">{government.name}</span>
        <span className="frame-space" />
        <UnreadLink />
        <PostSwitch />
        <PersonMenu />
      </Layout.Header>
      {connection === 'lost' && (
        <p className="frame-lost no-print" role="status">
          {t('connectionLost')}
        </p>
      )}
      <Layout hasSider className="frame-body">
        <Layout.Sider width={188} className="frame-side no-print">
          <MainMenu />
        </Layout.Sider>
        {/* Another post sees another world: nothing of the page stays. */}
        <Layout.Content id="content" className="frame-content" key={post?.id ?? ''} tabIndex={-1}>
          <Outlet />
        </Layout.Content>
      </Layout>
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="left" size={260} title={t('product')}>
        <MainMenu onChosen={() => setOpen(false)} />
      </Drawer>
    </Layout>
  );
}

/** Where the way to another page took away what had the focus, the page has it: the tab key goes on from its beginning. */
function useFocusOnPage(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}
