import type { ReactNode } from 'react';

export interface CitizenLayoutProps {
  /** The city's name; null before set-up. */
  city: string | null;
  language: 'id' | 'en';
  /** Address of this page; the language switch comes back to it. */
  path: string;
  title: string;
  children: ReactNode;
}

const words = {
  id: {
    skip: 'Langsung ke isi',
    brand: (city: string | null) => (city ? `Aduan warga ${city}` : 'Aduan warga'),
    nav: 'Menu utama',
    report: 'Lapor',
    follow: 'Lacak aduan',
    other: 'English',
    otherLabel: 'Read this page in English',
    emergency: 'Keadaan darurat: telepon',
    free: '(gratis, 24 jam).',
    staff: 'Masuk petugas',
  },
  en: {
    skip: 'Skip to the content',
    brand: (city: string | null) => (city ? `Reports to ${city}` : 'Reports to the city'),
    nav: 'Main menu',
    report: 'Report',
    follow: 'Follow a report',
    other: 'Bahasa Indonesia',
    otherLabel: 'Baca halaman ini dalam bahasa Indonesia',
    emergency: 'Emergency: call',
    free: '(free, day and night).',
    staff: 'Staff log-in',
  },
};

/** The frame of every page that a resident sees: a way past the menu, the city's name, two doors, the other language. */
export function CitizenLayout({ city, language, path, title, children }: CitizenLayoutProps) {
  const say = words[language];
  const other = language === 'id' ? 'en' : 'id';
  const here = (address: string) => (path === address ? 'page' : undefined);
  return (
    <>
      <title>{`${title} | ${say.brand(city)}`}</title>
      <a className="skip" href="#isi">
        {say.skip}
      </a>
      <header className="site-head">
        <div className="inner">
          <a className="brand" href="/" aria-current={here('/')}>
            {say.brand(city)}
          </a>
          <nav aria-label={say.nav}>
            <a href="/lapor" aria-current={here('/lapor')}>
              {say.report}
            </a>
            <a href="/lacak" aria-current={here('/lacak')}>
              {say.follow}
            </a>
            <a
              className="lang"
              href={`${path}?bahasa=${other}`}
              lang={other}
              hrefLang={other}
              aria-label={say.otherLabel}
            >
              {say.other}
            </a>
          </nav>
        </div>
      </header>
      <main className="page" id="isi" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-foot">
        <div className="inner">
          <p>
            {say.emergency} <a href="tel:112">112</a> {say.free}
          </p>
          <p>
            <a href="/masuk">{say.staff}</a>
          </p>
        </div>
      </footer>
    </>
  );
}
