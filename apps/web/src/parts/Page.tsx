import type { ReactNode } from 'react';
import { useEffect } from 'react';
import './page.css';

interface PageProps {
  title: string;
  /** One line under the title: of when, of whom. */
  under?: ReactNode;
  /** What can be done with the whole page. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** The frame of every page: its title, what it is about, what can be done. */
export function Page({ title, under, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 督办`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {under && <div className="quiet">{under}</div>}
        </div>
        {actions && <div className="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A white part of a page with its heading. */
export function Panel({
  title,
  extra,
  children,
  id,
}: {
  title?: ReactNode;
  extra?: ReactNode;
  children?: ReactNode;
  id?: string;
}) {
  return (
    <section className="panel" id={id}>
      {title && (
        <header className="panel-head">
          <h2>{title}</h2>
          {extra}
        </header>
      )}
      {children}
    </section>
  );
}
