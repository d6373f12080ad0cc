import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { useLanguage } from './words.tsx';

interface AuthPageProps {
  /** The city's name; null before set-up. */
  city: string | null;
  title: string;
  lead?: string | undefined;
  children?: ReactNode;
}

/** The frame of the pages around logging in: the citizen pages' own, readable without script. */
export function AuthPage({ city, title, lead, children }: AuthPageProps) {
  const { pathname } = useLocation();
  return (
    <CitizenLayout city={city} language={useLanguage()} path={pathname} title={title}>
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </CitizenLayout>
  );
}
