import { createHash, randomBytes } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';

/** Registration, consent and tokens of the practice server; tokens end only when somebody takes them back. */
export class Tokens {
  access = 'akses-mastodon-1';
  readonly #apps = new Map<string, { secret: string; redirects: string[] }>();
  readonly #codes = new Map<string, { clientId: string; challenge: string | null; redirect: string }>();

  renew(): string {
    this.access = `akses-${randomBytes(8).toString('hex')}`;
    return this.access;
  }

  register(call: Call): Reply {
    const fields = fieldsOf(call);
    const redirects = [fields.redirect_uris].flat().map(String);
    if (!fields.client_name || redirects.length === 0) return { status: 422, json: { error: 'Validation failed' } };
    const clientId = `app-${randomBytes(6).toString('hex')}`;
    const secret = randomBytes(12).toString('hex');
    this.#apps.set(clientId, { secret, redirects });
    return { status: 200, json: { id: '1', name: fields.client_name, client_id: clientId, client_secret: secret } };
  }

  consent(call: Call): Reply {
    const clientId = call.query.get('client_id') ?? '';
    const redirect = call.query.get('redirect_uri') ?? '';
    if (!this.#apps.get(clientId)?.redirects.includes(redirect)) return { status: 400, text: 'redirect_uri' };
    const code = randomBytes(8).toString('hex');
    this.#codes.set(code, { clientId, challenge: call.query.get('code_challenge'), redirect });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', call.query.get('state') ?? '');
    return { status: 302, text: '', headers: { location: back.href } };
  }

  grant(call: Call): Reply {
    const fields = fieldsOf(call);
    const code = this.#codes.get(String(fields.code));
    this.#codes.delete(String(fields.code));
    const verifier = createHash('sha256').update(String(fields.code_verifier)).digest('base64url');
    const good =
      code !== undefined &&
      code.clientId === fields.client_id &&
      this.#apps.get(code.clientId)?.secret === fields.client_secret &&
      code.redirect === fields.redirect_uri &&
      (code.challenge === null || code.challenge === verifier);
    if (!good) return { status: 400, json: { error: 'invalid_grant', error_description: 'The grant is invalid.' } };
    this.renew();
    return { status: 200, json: { access_token: this.access, token_type: 'Bearer', scope: 'read write' } };
  }
}
