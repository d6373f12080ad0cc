import type { ReactNode } from 'react';

/** The frame of the pages around logging in: one narrow column, readable without script or login. */
export function AuthPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <main className="page">
      <title>{`${title} · Mimin`}</title>
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </main>
  );
}
