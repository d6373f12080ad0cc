import { randomBytes } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { fine, refuse } from './answers.ts';

const day = 86_400;

/** The tokens of the practice account: the refresh token is good once and turns with every use. */
export class Tokens {
  readonly clientId = 'aplikasi-latihan-7';
  readonly appSecret = 'rahasia-aplikasi-tiktok';
  access = 'akses-tiktok-1';
  refresh = 'segar-tiktok-1';
  scope = 'user.info.basic,comment.list,comment.list.manage,video.list,message.list.read,message.list.send';
  /** An answer may lack the refresh token, as real ones did. */
  emptyRefresh = false;
  readonly #codes = new Set<string>();

  /** Makes the present token worthless. */
  expire(): void {
    this.access = `lewat-${randomBytes(8).toString('hex')}`;
  }

  renew(): string {
    this.access = `akses-${randomBytes(8).toString('hex')}`;
    this.refresh = `segar-${randomBytes(8).toString('hex')}`;
    return this.access;
  }

  /** The page of consent: whoever asks rightly is sent back with a code that works once. */
  consent(call: Call): Reply {
    const back = call.query.get('redirect_uri') ?? '';
    const wrong = call.query.get('client_key') !== this.clientId || call.query.get('response_type') !== 'code';
    if (wrong || !URL.canParse(back)) return { status: 400, text: 'client_key, response_type or redirect_uri' };
    const code = `kode-${randomBytes(8).toString('hex')}`;
    this.#codes.add(code);
    const url = new URL(back);
    url.searchParams.set('code', code);
    url.searchParams.set('state', call.query.get('state') ?? '');
    return { status: 302, text: '', headers: { location: url.href } };
  }

  /** Tokens for a code or a refresh token; both kinds of API answer in their own way. */
  grant(call: Call, openId: string, business: boolean): Reply {
    const fields = fieldsOf(call);
    const client = business ? fields.client_id : fields.client_key;
    const known = client === this.clientId && fields.client_secret === this.appSecret;
    const code = String((business ? fields.auth_code : fields.code) ?? '');
    const good =
      known &&
      (fields.grant_type === 'authorization_code'
        ? this.#codes.delete(code)
        : fields.grant_type === 'refresh_token' && fields.refresh_token === this.refresh);
    if (!good) {
      return business
        ? refuse(40_002, 'Param error: auth_code or refresh_token is invalid')
        : { status: 400, json: { error: 'invalid_grant', error_description: 'The grant is invalid', log_id: '1' } };
    }
    this.renew();
    const ends = business ? 'refresh_token_expires_in' : 'refresh_expires_in';
    const said = {
      access_token: this.access,
      refresh_token: this.emptyRefresh ? '' : this.refresh,
      expires_in: day,
      [ends]: 365 * day,
      open_id: openId,
      scope: this.scope,
      token_type: 'Bearer',
    };
    return business ? fine(said) : { status: 200, json: said };
  }
}
