import type { FormName } from './permission-forms.ts';

/** A status, or `login` for whoever is sent to the log-in page. */
export type Outcome = string;

const table = `
#                                    form          nobody mimin  other  head   coord. leader oper.
# Residents: the same for everybody
GET  /                               -             200    200    200    200    200    200    200
GET  /lapor                          -             200    200    200    200    200    200    200
POST /lapor                          empty         422    422    422    422    422    422    422
GET  /lapor/posisi                   -             200    200    200    200    200    200    200
POST /lapor/posisi                   empty         200    200    200    200    200    200    200
GET  /lacak                          -             200    200    200    200    200    200    200
GET  /lacak/{code}                   -             200    200    200    200    200    200    200
GET  /lacak/{secretCode}             -             200    200    200    200    200    200    200
POST /lacak/{code}                   empty         403    403    403    403    403    403    403
GET  /lacak/{code}/kunci/salah       -             404    404    404    404    404    404    404
GET  /lacak/{code}.json              -             200    200    200    200    200    200    200
GET  /lacak/{code}/foto/{openPhoto}  -             404    404    404    404    404    404    404
GET  /angka                          -             200    200    200    200    200    200    200
GET  /angka.csv                      -             200    200    200    200    200    200    200
GET  /angka.json                     -             200    200    200    200    200    200    200
GET  /angka.schema.json              -             200    200    200    200    200    200    200
# Staff at the door
GET  /pasang/salah                   -             404    404    404    404    404    404    404
GET  /masuk                          -             200    303    303    303    303    303    303
GET  /masuk/kode                     -             200    200    200    200    200    200    200
GET  /keluar                         -             200    200    200    200    200    200    200
GET  /akun                           -             login  200    200    200    200    200    200
POST /akun                           empty         login  303    303    303    303    303    303
GET  /undangan/salah                 -             404    404    404    404    404    404    404
GET  /atur-ulang/salah               -             404    404    404    404    404    404    404
# Reports at the desk
GET  /desk                           -             login  200    200    200    200    200    200
GET  /desk/aduan/{open}              -             login  200    404    200    200    200    200
GET  /desk/aduan/{secret}            -             login  200    404    200    200    404    404
GET  /desk/aduan/{unplaced}          -             login  404    404    404    200    200    200
GET  /desk/aduan/999999              -             login  404    404    404    404    404    404
GET  /desk/aduan/{handedOn}          -             login  200    200    200    200    200    200
POST /desk/aduan/{handedOn}          answer        login  403    303    403    303    403    403
POST /desk/aduan/{handedOn}          note          login  403    303    403    303    303    403
POST /desk/aduan/{open}              answer        login  303    403    303    303    403    403
POST /desk/aduan/{secret}            answer        login  303    403    303    303    403    403
POST /desk/aduan/{open}              note          login  303    403    303    303    303    403
POST /desk/aduan/{secret}            note          login  303    403    303    303    403    403
POST /desk/aduan/{open}              handOn        login  303    403    303    303    403    403
POST /desk/aduan/{secret}            handOn        login  303    403    303    303    403    403
POST /desk/aduan/{open}              resolve       login  422    403    422    422    403    403
POST /desk/aduan/{secret}            resolve       login  422    403    422    422    403    403
POST /desk/aduan/{open}              approve       login  403    403    422    422    403    403
POST /desk/aduan/{secret}            sendBack      login  403    403    422    422    403    403
POST /desk/aduan/{open}              removeProof   login  422    403    422    422    403    403
POST /desk/bukti/asli                openProof     404    200    404    200    200    404    404
GET  /desk/persetujuan               -             login  200    200    200    200    403    403
GET  /desk/kejadian                  -             login  200    200    200    200    200    200
POST /desk/kejadian                  incident      login  403    403    403    303    403    403
GET  /desk/kejadian/999999           -             login  404    404    404    404    404    404
POST /desk/kejadian/999999           endIncident   login  403    403    403    422    403    403
POST /desk/aduan/{open}              joinIncident  login  422    422    422    422    422    422
POST /desk/aduan/{open}              close         login  422    403    422    422    403    403
POST /desk/aduan/{secret}            close         login  422    403    422    422    403    403
POST /desk/aduan/{open}              reopen        login  422    403    422    422    403    403
POST /desk/aduan/{secret}            reopen        login  422    403    422    422    403    403
POST /desk/aduan/{open}              correct       login  303    403    303    303    403    403
POST /desk/aduan/{secret}            correct       login  303    403    303    303    403    403
POST /desk/aduan/{open}              hide          login  403    403    403    303    403    403
POST /desk/aduan/{secret}            hide          login  403    403    403    303    403    403
POST /desk/aduan/{open}              look          login  200    403    200    200    403    403
POST /desk/aduan/{secret}            look          login  200    403    200    200    403    403
POST /desk/aduan/{open}              join          login  303    403    303    303    403    403
POST /desk/aduan/{secret}            join          login  303    403    303    303    403    403
POST /desk/aduan/{open}              joinSecret    login  422    403    422    303    403    403
POST /desk/aduan/{open}              decline       login  303    403    303    303    403    403
POST /desk/aduan/{open}              split         login  422    403    422    422    403    403
POST /desk/aduan/{open}              settle        login  303    403    303    303    403    303
POST /desk/aduan/{secret}            settle        login  303    403    303    303    403    403
# Carrying a report to another desk
GET  /desk/teruskan/{open}/sp4n-lapor -            login  200    404    200    200    403    403
GET  /desk/teruskan/{secret}/laksa   -             login  200    404    200    200    404    404
GET  /desk/teruskan/{handedOn}/laksa -             login  403    200    403    200    403    403
GET  /desk/teruskan/{open}/lain      -             login  404    404    404    404    404    404
POST /desk/teruskan/{open}/sp4n-lapor forward      login  303    404    303    303    403    403
POST /desk/teruskan/{open}/sp4n-lapor deskNews     login  422    404    422    422    403    403
POST /desk/teruskan/{secret}/laksa   deskIdentity  login  200    404    200    200    404    404
GET  /desk/teruskan/{open}/sp4n-lapor.csv -        401    200    403    200    200    403    403
GET  /desk/teruskan/{secret}/laksa.json -          401    200    403    200    200    403    403
GET  /desk/kirim/{open}/{server}     -             login  200    404    200    200    403    403
POST /desk/kirim/{open}/{server}     sendThere     login  422    404    422    422    403    403
GET  /desk/kirim/{open}/{channel}    -             login  404    404    404    404    404    404
GET  /desk/meja-lain                 -             login  403    403    403    200    403    403
POST /desk/meja-lain                 empty         login  403    403    403    422    403    403
# Other pages of the desk
GET  /desk/ringkasan                 -             login  403    403    200    200    200    200
GET  /desk/ringkasan.xlsx            -             login  403    403    200    200    200    200
GET  /desk/pemberitahuan             -             login  200    200    200    200    200    200
POST /desk/pemberitahuan             notices       login  303    303    303    303    303    303
GET  /desk/tanpa-jawaban             -             login  200    200    200    200    200    200
POST /desk/tanpa-jawaban             quiet         login  303    303    303    303    303    303
GET  /desk/loket                     -             login  200    200    200    200    403    403
POST /desk/loket                     counter       login  303    303    303    303    403    403
GET  /desk/balasan                   -             login  200    200    200    200    200    200
GET  /desk/pemberitahuan/atur        -             login  200    200    200    200    200    200
POST /desk/pemberitahuan/atur        noticeWays    login  303    303    303    303    303    303
POST /desk/pemberitahuan/atur        chatCode      login  200    200    200    200    200    200
POST /desk/dorong                    pushGone      401    204    204    204    204    204    204
GET  /aplikasi.webmanifest           -             200    200    200    200    200    200    200
GET  /ikon-192.png                   -             200    200    200    200    200    200    200
GET  /ikon-512.png                   -             200    200    200    200    200    200    200
GET  /ikon-512-penuh.png             -             200    200    200    200    200    200    200
GET  /tombol.js                      -             200    200    200    200    200    200    200
GET  /luring                         -             200    200    200    200    200    200    200
POST /desk/balasan                   reply         login  303    403    303    303    403    303
POST /desk/balasan                   cityReply     login  403    403    403    303    403    303
GET  /desk/kota                      -             login  200    200    200    200    200    200
POST /desk/kota                      bringBack     login  403    403    403    303    403    303
POST /desk/kota                      reopenDays    login  403    403    403    303    403    303
GET  /desk/kota/coba                 -             login  200    200    200    200    200    200
POST /desk/kota/coba                 tryText       login  200    200    200    200    200    200
GET  /desk/kota/topik                -             login  200    200    200    200    200    200
POST /desk/kota/topik                cityTable     login  403    403    403    303    403    303
GET  /desk/kota/topik/baris          -             login  200    200    200    200    200    200
GET  /desk/kota/kalender             -             login  200    200    200    200    200    200
POST /desk/kota/kalender             calendar      login  403    403    403    303    403    303
POST /desk/kota/kalender             calendarTried login  403    403    403    200    403    200
GET  /desk/kota/janji                -             login  200    200    200    200    200    200
POST /desk/kota/janji                preset        login  403    403    403    303    403    303
POST /desk/kota/janji                secretary     login  403    403    403    303    403    303
GET  /desk/kota/janji/kota-60-menit  -             login  200    200    200    200    200    200
GET  /desk/kota/janji/tidak-ada      -             login  404    404    404    404    404    404
POST /desk/kota/janji/baru           promise       login  403    403    403    303    403    303
POST /desk/kota/topik/baris          cityRow       login  403    403    403    303    403    303
POST /desk/kota/topik/baris          cityRowTried  login  403    403    403    200    403    200
GET  /desk/kotak-keluar              -             login  200    200    200    200    200    200
POST /desk/kotak-keluar              trouble       login  303    403    303    303    403    303
GET  /desk/tombol                    -             login  200    200    200    200    200    200
GET  /desk/kanal                     -             login  403    403    403    200    403    200
POST /desk/kanal                     pauseChannel  login  403    403    403    422    403    422
POST /desk/kanal                     subscribeChannel login 403  403    403    200    403    200
GET  /desk/kanal/masa-berlaku        -             login  403    403    403    200    403    200
GET  /desk/kanal/izin/tiktok         -             login  403    403    403    200    403    200
POST /desk/kanal/izin/tiktok         oauthApp      login  403    403    403    200    403    200
POST /desk/kanal/izin/tiktok         beginConsent  login  403    403    403    200    403    200
GET  /desk/kanal/izin/tiktok/kembali -             login  403    403    403    303    403    303
GET  /desk/kanal/izin/tiktok/pilih/1 -             login  403    403    403    200    403    200
POST /desk/kanal/izin/tiktok/pilih/1 chooseAccount login  403    403    403    422    403    422
GET  /desk/akun                      -             login  200    200    200    200    200    200
GET  /desk/akun/baru                 -             login  403    403    200    200    403    200
POST /desk/akun/baru                 account       login  403    403    303    303    403    303
GET  /desk/akun/{account}            -             login  200    200    200    200    200    200
POST /desk/akun/{account}            account       login  403    403    303    303    403    303
GET  /desk/akun/999999               -             login  404    404    404    404    404    404
GET  /desk/akun/impor                -             login  403    403    403    200    403    200
POST /desk/akun/impor                accountsCsv   login  403    403    403    200    403    200
GET  /desk/akun/serah-terima         -             login  200    200    200    200    200    200
POST /desk/akun/serah-terima         handover      login  403    403    200    200    403    200
GET  /desk/surat-mati                -             login  403    403    403    200    403    200
POST /desk/surat-mati                deadLetter    login  403    403    403    303    403    303
GET  /desk/orang                     -             login  200    200    200    200    200    200
POST /desk/orang                     invite        login  403    403    200    200    403    200
POST /desk/orang                     inviteLeader  login  403    403    403    403    403    200
GET  /desk/orang/{person}            -             login  200    403    200    200    200    200
GET  /desk/orang/{chief}             -             login  403    403    403    200    200    200
POST /desk/orang/{person}            reset         login  403    403    200    200    403    200
POST /desk/orang/{chief}             reset         login  403    403    403    403    403    200
GET  /desk/audit                     -             login  403    403    403    200    403    200
GET  /desk/model                     -             login  403    403    403    200    403    200
POST /desk/model                     threshold     login  403    403    403    403    403    303
POST /desk/model                     train         login  403    403    403    403    403    422
POST /desk/model                     useVersion    login  403    403    403    403    403    422
GET  /desk/model/koreksi             -             login  403    403    403    200    403    200
GET  /desk/model/koreksi.csv         -             login  403    403    403    403    403    200
GET  /desk/token                     -             login  403    403    403    403    403    200
POST /desk/token                     token         login  403    403    403    403    403    200
# What pages fetch
GET  /desk/list.json                 -             401    200    200    200    200    200    200
POST /desk/hadir/{open}              present       401    204    403    204    204    204    204
POST /desk/hadir/{secret}            present       401    204    403    204    204    403    403
POST /desk/draf/{open}               keptDraft     401    200    403    200    200    403    403
POST /desk/draf/{secret}             keptDraft     401    200    403    200    200    403    403
POST /desk/usulan/{open}             draft         401    200    403    200    200    403    403
POST /desk/usulan/{secret}           draft         401    200    403    200    200    403    403
GET  /desk/live                      -             401    200    200    200    200    200    200
GET  /desk/akun.csv                  -             401    200    200    200    200    200    200
GET  /desk/kota/topik.csv            -             401    200    200    200    200    200    200
GET  /foto/{openPhoto}               -             404    200    404    200    200    200    200
GET  /foto/{secretPhoto}             -             404    200    404    200    200    404    404
# Networks and machines; a session opens nothing here
GET  /hook/{channel}                 -             403    403    403    403    403    403    403
POST /hook/{channel}                 json          401    401    401    401    401    401    401
GET  /healthz                        -             200    200    200    200    200    200    200
GET  /readyz                         -             200    200    200    200    200    200    200
GET  /metrics                        -             200    200    200    200    200    200    200
# The API knows tokens, not sessions; what each token opens is in api-access.test.ts
GET  /api/v1/reports                 -             401    401    401    401    401    401    401
GET  /api/v1/reports/{code}          -             401    401    401    401    401    401    401
GET  /api/v1/reports/{code}/events   -             401    401    401    401    401    401    401
POST /api/v1/reports                 json          401    401    401    401    401    401    401
POST /api/v1/reports/{code}/answers  json          401    401    401    401    401    401    401
GET  /api/v1/agencies                -             401    401    401    401    401    401    401
GET  /api/v1/topics                  -             401    401    401    401    401    401    401
GET  /api/v1/areas                   -             401    401    401    401    401    401    401
GET  /api/v1/openapi.json            -             200    200    200    200    200    200    200
# Open311 knows tokens (api_key), not sessions; what each token opens is in open311-server.test.ts
GET  /open311/v2/discovery.xml       -             200    200    200    200    200    200    200
GET  /open311/v2/services.json       -             200    200    200    200    200    200    200
GET  /open311/v2/services/penerangan-jalan.xml - 200 200 200 200 200 200 200
GET  /open311/v2/requests.xml        -             403    403    403    403    403    403    403
POST /open311/v2/requests.xml        empty         403    403    403    403    403    403    403
GET  /open311/v2/requests/{code}.json -            403    403    403    403    403    403    403
GET  /open311/v2/tokens/{code}.json  -             403    403    403    403    403    403    403
GET  /open311/v2/servicerequestupdates.xml - 403 403 403 403 403 403 403
GET  /open311                        -             404    404    404    404    404    404    404
`;

/** Who gets what at every address and for every operation: nobody, a mimin of the agency, of another, its head, coordinator, leader, operator. */
export const permissionTable = table
  .trim()
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [method = '', path = '', form = '-', ...expected] = line.split(/\s+/);
    const name = `${method} ${path}${form === '-' ? '' : ` (${form})`}`;
    return { name, method, path, form: form === '-' ? undefined : (form as FormName), expected: expected as Outcome[] };
  });
