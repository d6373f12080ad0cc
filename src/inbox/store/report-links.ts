import type { App } from '#src/app.ts';
import { deriveCode, sameText } from '#src/shared/keys.ts';

/** Where residents reach the product. */
export function publicOrigin(app: App): string {
  return app.config.publicUrl ?? `http://localhost:${app.config.port}`;
}

/** The public address of a report; reading needs no more than this. */
export function trackUrl(app: App, code: string): string {
  return `${publicOrigin(app)}/lacak/${code}`;
}

/** The reporter's own secret: derived, so that it is stored nowhere and survives a restore. 130 bits. */
export function reportSecret(app: App, code: string): string {
  return deriveCode(app.keys.link, 'secret', code, 26);
}

/** The address that proves to be the reporter; told to the reporter alone. */
export function secretUrl(app: App, code: string): string {
  return `${trackUrl(app, code)}/kunci/${reportSecret(app, code)}`;
}

/** Whether a secret belongs to a report. */
export function isReportSecret(app: App, code: string, secret: string): boolean {
  return sameText(reportSecret(app, code), secret);
}
