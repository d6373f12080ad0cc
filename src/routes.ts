import { index, layout, type RouteConfig, route } from '@react-router/dev/routes';

/** Every page of the product on one screen; all other paths (/api, webhooks, /healthz) are in http.ts. */
export default [
  // Residents
  index('inbox/routes/citizen-home.tsx'),
  route('lapor', 'inbox/routes/citizen-report-form.tsx'),
  route('lapor/posisi', 'inbox/routes/citizen-position.tsx'),
  route('lacak', 'inbox/routes/citizen-lookup.tsx'),
  route('lacak/:code', 'inbox/routes/citizen-tracking.tsx'),
  route('lacak/:code/kunci/:secret', 'inbox/routes/citizen-key.tsx'),

  // Staff at the door
  route('pasang/:token', 'people/routes/set-up.tsx'),
  route('masuk', 'people/routes/log-in.tsx'),
  route('masuk/kode', 'people/routes/log-in-code.tsx'),
  route('keluar', 'people/routes/log-out.tsx'),
  route('akun', 'people/routes/account.tsx'),
  route('undangan/:token', 'people/routes/accept-invitation.tsx'),
  route('atur-ulang/:token', 'people/routes/reset-password.tsx'),

  // Staff at the desk
  route('desk', 'inbox/routes/desk-layout.tsx', [
    layout('inbox/routes/desk-reports.tsx', [
      index('inbox/routes/desk-empty.tsx'),
      route('aduan/:id', 'inbox/routes/desk-report.tsx'),
    ]),
    route('pemberitahuan', 'inbox/routes/desk-notices.tsx'),
    route('persetujuan', 'inbox/routes/desk-approvals.tsx'),
    route('tanpa-jawaban', 'inbox/routes/desk-quiet.tsx'),
    route('loket', 'inbox/routes/desk-counter.tsx'),
    route('teruskan/:id/:desk', 'inbox/routes/desk-forward.tsx'),
    route('meja-lain', 'inbox/routes/desk-other-desks.tsx'),
    route('kirim/:id/:channel', 'inbox/routes/desk-send.tsx'),
    route('balasan', 'inbox/routes/desk-replies.tsx'),
    route('kota', 'inbox/routes/desk-city.tsx'),
    route('kota/coba', 'inbox/routes/desk-city-try.tsx'),
    route('kota/kalender', 'inbox/routes/desk-calendar.tsx'),
    route('kota/janji', 'inbox/routes/desk-promises.tsx'),
    route('kota/janji/:id', 'inbox/routes/desk-promise.tsx'),
    route('kota/:table', 'inbox/routes/desk-city-table.tsx'),
    route('kota/:table/baris', 'inbox/routes/desk-city-row.tsx'),
    route('kotak-keluar', 'inbox/routes/desk-trouble.tsx'),
    route('tombol', 'inbox/routes/desk-report-button.tsx'),
    route('kanal', 'channels/routes/desk-channels.tsx'),
    route('kanal/masa-berlaku', 'channels/routes/desk-expiries.tsx'),
    route('kanal/izin/:network', 'channels/routes/desk-consent.tsx'),
    route('kanal/izin/:network/kembali', 'channels/routes/desk-consent-back.tsx'),
    route('kanal/izin/:network/pilih/:id', 'channels/routes/desk-consent-choose.tsx'),
    route('akun', 'channels/routes/desk-accounts.tsx'),
    route('akun/impor', 'channels/routes/desk-accounts-import.tsx'),
    route('akun/serah-terima', 'channels/routes/desk-handovers.tsx'),
    route('akun/:id', 'channels/routes/desk-account.tsx'),
    route('surat-mati', 'channels/routes/desk-dead-letters.tsx'),
    route('orang', 'people/routes/desk-people.tsx'),
    route('orang/:id', 'people/routes/desk-person.tsx'),
    route('model', 'inbox/routes/desk-model.tsx'),
    route('model/koreksi', 'inbox/routes/desk-model-corrections.tsx'),
    route('model/koreksi.csv', 'inbox/routes/desk-model-csv.tsx'),
    route('audit', 'people/routes/desk-audit.tsx'),
    route('token', 'people/routes/desk-tokens.tsx'),
  ]),
] satisfies RouteConfig;
