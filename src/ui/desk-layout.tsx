import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Scheme, SchemeChoice } from './desk-theme.tsx';

export interface DeskNavItem {
  to: string;
  label: string;
  /** Shown beside the label when something there waits for a person. */
  count?: number;
  /** The page that is open belongs to this part. */
  here: boolean;
}

export interface DeskLayoutProps {
  city: string;
  person: { name: string; role: string };
  nav: DeskNavItem[];
  notices: { to: string; label: string; count: number };
  language: { href: string; label: string; code: string };
  logOut: { action: string; label: string };
  scheme: { label: string; names: Record<Scheme, string> };
  words: { skip: string; nav: string; menu: string; desk: string };
  /** Something everybody at the desk must know: sending is off, a channel is silent. */
  alarm?: ReactNode;
  children: ReactNode;
}

/** The frame of every desk page: who is here, where one can go, what waits. */
export function DeskLayout(props: DeskLayoutProps) {
  const { words } = props;
  return (
    <div className="desk">
      <a className="skip" href="#isi">
        {words.skip}
      </a>
      <header className="desk-head">
        <Link to="/desk" className="desk-brand">
          Mimin <span>{props.city}</span>
        </Link>
        <Link to={props.notices.to} className="desk-bell">
          {props.notices.label}
          <Count count={props.notices.count} />
        </Link>
        <details className="desk-menu">
          <summary>{words.menu}</summary>
          <div className="desk-menu-body">
            <nav aria-label={words.nav} className="desk-menu-nav">
              <NavItems nav={props.nav} />
            </nav>
            <p className="desk-person">
              <strong>{props.person.name}</strong>
              <br />
              {props.person.role}
            </p>
            <SchemeChoice {...props.scheme} />
            <a href={props.language.href} hrefLang={props.language.code} lang={props.language.code}>
              {props.language.label}
            </a>
            <form method="post" action={props.logOut.action}>
              <button type="submit" className="desk-plain">
                {props.logOut.label}
              </button>
            </form>
          </div>
        </details>
      </header>
      <nav aria-label={words.desk} className="desk-side">
        <NavItems nav={props.nav} />
      </nav>
      <main id="isi" className="desk-main" tabIndex={-1}>
        {props.alarm ? (
          <div className="desk-alarm" role="status">
            {props.alarm}
          </div>
        ) : null}
        {props.children}
      </main>
    </div>
  );
}

function NavItems({ nav }: { nav: DeskNavItem[] }) {
  return (
    <ul>
      {nav.map((item) => (
        <li key={item.to}>
          <Link to={item.to} aria-current={item.here ? 'page' : undefined}>
            {item.label}
            <Count count={item.count ?? 0} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Count({ count }: { count: number }) {
  return count > 0 ? <span className="desk-count">{count > 99 ? '99+' : count}</span> : null;
}
