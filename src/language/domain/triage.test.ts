import { describe, expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

// kind | topic | who: agency, !outside body, ? nobody for sure, . not asked | urgency or . | message
const CASES = `
complaint | penerangan-jalan | DISHUB | medium | min pju dpn sdn karawaci 3 mati udh seminggu tlg dong
complaint | penerangan-jalan | DISHUB | . | Lampu jalan di Perum Poris Indah mati semua, gelap gulita kalo malem
complaint | penerangan-jalan | DISHUB | . | gang kami gelap bgt pak, ga ada penerangan sama sekali, takut begal
complaint | penerangan-jalan | DISHUB | . | Lampu penerangan sepanjang jl hasyim ashari padam sdh 2 minggu mohon diperbaiki
complaint | penerangan-jalan | DISHUB | . | tolong PLN lampu jalan depan rumah saya mati
complaint | penerangan-jalan | DISHUB | . | lmpu pju blkg masjid al ikhlas kedap kedip trs kyk diskotik
complaint | penerangan-jalan | DISHUB | . | lampu jln iki mati wis seminggu durung didandani
complaint | penerangan-jalan | DISHUB | . | lampu jalan di lembur abdi paeh geus saminggu can aya nu ngadangdosan
complaint | penerangan-jalan | DISHUB | . | The street lights along Jl Veteran are broken, please fix it
complaint | lalu-lintas | DISHUB | . | lampu merah perempatan cikokol mati, semrawut bgt
complaint | lalu-lintas | DISHUB | . | truk tanah lewat siang hari di Jl. Suryadarma bikin macet dan debu, bukannya ada jam operasional?
complaint | lalu-lintas | DISHUB | . | tiap pagi macet parah di pertigaan gondrong ga ada petugas yg ngatur
complaint | lalu-lintas | DISHUB | . | banyak motor lawan arah di jl maulana hasanudin bahaya
suggestion | lalu-lintas | DISHUB | . | Usul pak, sebaiknya dipasang polisi tidur di depan SDN Cipete 4 karena banyak yang ngebut
complaint | parkir-liar | DISHUB | . | parkir liar di trotoar jl kisamaun makin banyak tolong ditertibkan
complaint | parkir-liar | DISHUB | . | juru parkir di indomaret maksa minta 5rb ga ada karcis
complaint | parkir-liar | DISHUB | . | mobil tetangga diparkir sembarangan di bahu jalan menghalangi warga lewat
complaint | angkutan-umum | DISHUB | . | angkot R03 ngetem seenaknya di depan pasar malabar
question | angkutan-umum | DISHUB | low | bus tayo rute poris plawad cibodas jam operasionalnya sampai jam berapa ya?
complaint | jalan-rusak | DPUPR | . | jalan di komplek kami rusak parah banyak lubang kaya kubangan kerbau
complaint | jalan-rusak | DPUPR | . | Jln Kh Maulana Hasanudin bolong2 udh bnyk yg jatoh
complaint | jalan-rusak | DPUPR | . | mohon segera diaspal jalan menuju kelurahan Alam Jaya sudah 3 tahun hancur
complaint | jalan-rusak | DPUPR | . | jalan aspal depan gang haji rean ambles pak
complaint | jalan-rusak | DPUPR | . | dalan ning ngarep omahku rusak parah, akeh lubange, tulung didandani
complaint | jalan-rusak | !BPJN | . | jl daan mogot berlubang parah bahaya motor jatoh
complaint | jalan-rusak | !BPJN | . | Gatot Subroto arah Jatake jalannya rusak dan bergelombang
complaint | jalan-rusak | !DPUPR-BANTEN | . | jl raden fatah ciledug banyak lubang, kapan diperbaiki?
complaint | jalan-rusak | !DPUPR-BANTEN | . | Jalan Hos Cokroaminoto aspalnya mengelupas dan berlubang
complaint | trotoar | DPUPR | . | trotoar di depan puskesmas cipondoh pecah pecah susah buat kursi roda
complaint | drainase | DPUPR | . | got mampet di RT 03/05 Kel Kunciran Indah, air meluap ke jalan
complaint | drainase | DPUPR | high | tutup gorong gorong hilang di jl beringin raya takut ada anak jatuh
complaint | drainase | DPUPR | . | selokan depan rumah ga ngalir penuh lumpur bau banget
complaint | banjir | DPUPR | high | banjir lagi banjir lagi di periuk, pompa air ga nyala
complaint | banjir | DPUPR | high | tiap hujan jalan di depan pasar tergenang air selutut
complaint | banjir | DPUPR | . | bnjr di Ciledug Indah udah sebetis min
complaint | sungai | DPUPR | . | kali sabi penuh eceng gondok dan dangkal mohon dikeruk
complaint | sungai | DPUPR | high | tanggul kali angke bocor di kunciran
complaint | galian | DPUPR | . | bekas galian pipa ga ditutup lagi, tanah berserakan licin
complaint | kabel-tiang | DPUPR | high | kabel fiber optik menjuntai di jl palem semi nyangkut di motor
complaint | sampah | DLH | . | sampah numpuk di pinggir jalan udah 2 minggu ga diangkut bau
complaint | sampah | DLH | . | truk sampah ga pernah masuk ke komplek kami padahal bayar iuran sampah
complaint | sampah | DLH | . | banyak yg buang sampah sembarangan di lahan kosong dkt SMPN 9
suggestion | sampah | DLH | low | saran min, tempat sampah di alun-alun ditambah biar bersih
complaint | sampah | DLH | . | runtah numpuk di pasar can diangkut2 bau pisan
complaint | bakar-sampah | DLH | . | tetangga bakar sampah tiap sore asapnya masuk rumah anak saya asma
complaint | pencemaran | DLH | . | pabrik di jatiuwung buang limbah ke kali, airnya hitam dan bau menyengat
complaint | pencemaran | DLH | . | asap pabrik hitam pekat tiap malam di pasir jaya sesak rasanya
complaint | pohon | DISBUDPAR | high | pohon tumbang di depan gerbang perumahan nutup jalan
complaint | pohon | DISBUDPAR | . | tolong pangkas pohon depan sdn sukasari 4 udah rimbun kena kabel
complaint | pohon | DISBUDPAR | . | dahan pohon mau patah di jl teuku umar bahaya kalo kena orang
complaint | taman | DISBUDPAR | . | Taman Potret kotor, ayunan rusak, toilet ga ada airnya
question | wisata-budaya | DISBUDPAR | low | kapan festival cisadane diadakan tahun ini?
complaint | pkl | SATPOLPP | . | pkl jualan di trotoar depan stasiun bikin pejalan kaki turun ke jalan
complaint | reklame-liar | SATPOLPP | low | spanduk caleg masih nempel di pohon2 merusak pemandangan
complaint | bangunan-liar | SATPOLPP | . | ada bangunan liar di atas saluran air rw 04 pinang tolong dibongkar
complaint | ketertiban | SATPOLPP | . | warung remang remang jual miras dekat musholla meresahkan warga
complaint | ketertiban | SATPOLPP | . | karaoke sebelah perumahan berisik sampe jam 3 pagi
complaint | kebakaran | BPBD | emergency | KEBAKARAN di gudang plastik jl prabu siliwangi tolong kirim damkar cepat
complaint | kebakaran | BPBD | emergency | info kebakaran rumah warga di larangan selatan api membesar
complaint | hewan-liar | BPBD | high | ada ular masuk rumah di poris plawad tolong
complaint | hewan-liar | BPBD | . | sarang tawon gede bgt di atap rumah, tkt nyengat anak2
complaint | bencana | BPBD | . | rumah roboh kena angin puting beliung di batusari, butuh bantuan
complaint | layanan-kesehatan | DINKES | . | puskesmas neglasari antri dari subuh dokternya baru dateng jam 10
question | layanan-kesehatan | DINKES | low | jadwal imunisasi anak di puskesmas cipondoh hari apa aja ya kak
complaint | layanan-kesehatan | DINKES | . | perawat rsud jutek bgt, pasien dibiarin nunggu di igd 4 jam
complaint | wabah | DINKES | high | banyak warga kena dbd di rw 7 tolong fogging
complaint | sekolah | DINDIK | . | SDN di tempat kami narik uang perpisahan 500rb per siswa, katanya sekolah gratis
complaint | ppdb | DINDIK | . | zonasi smp ga adil, rumah deket malah ga keterima, kecewa
question | ppdb | DINDIK | low | kapan pendaftaran spmb smp jalur prestasi dibuka?
question | bantuan-pendidikan | DINDIK | low | cara daftar beasiswa tangerang cerdas gmn min?
question | adminduk | DISDUKCAPIL | low | gimana cara bikin KTP baru yg hilang ya min?
complaint | adminduk | DISDUKCAPIL | . | udah 4 bulan ktp belum jadi juga, alasannya blangko habis mulu
question | adminduk | DISDUKCAPIL | low | syarat pecah kk apa aja, bisa online ga?
complaint | adminduk | DISDUKCAPIL | . | NIK saya tidak terdaftar padahal KTP asli, mohon dibantu
question | akta | DISDUKCAPIL | low | mau tanya bikin akta kelahiran anak kena biaya berapa
complaint | bansos | DINSOS | . | tetangga punya mobil dapet bansos, janda miskin malah ga dapat
question | bansos | DINSOS | low | cara cek terdaftar dtks gmn ya
complaint | odgj | DINSOS | . | ada orang gila ngamuk di depan pasar lempar2 batu
complaint | anjal-gepeng | DINSOS | . | pengamen dan manusia silver di lampu merah makin meresahkan
complaint | kekerasan | DP3AP2KB | high | anak tetangga saya sering dipukuli bapaknya sampai lebam, kemana lapor kdrt
complaint | makam | PERKIMTAN | . | makam di tpu selapajang diminta bayar 3 juta apa memang segitu
complaint | rumah-tidak-layak | PERKIMTAN | . | mohon kalau bisa dibantu program bedah rumah untuk nenek saya
complaint | psu-perumahan | PERKIMTAN | . | developer kabur, fasum perumahan kami belum serah terima ke pemkot
question | lowongan-kerja | DISNAKER | low | info loker pabrik buat lulusan smk dong min
complaint | hubungan-kerja | DISNAKER | . | THR belum dibayar perusahaan sampai sekarang padahal tinggal 2 hari lagi lebaran
complaint | harga-pangan | DISPERINDAGKOPUKM | . | gas melon langka di cibodas harganya jadi 28rb
question | umkm | DISPERINDAGKOPUKM | low | ada bantuan modal buat umkm ga min? syaratnya apa
question | perizinan | DPMPTSP | low | bikin NIB usaha kue di mal pelayanan publik harus bawa apa aja
complaint | pajak-daerah | BAPENDA | . | tagihan pbb saya naik 2x lipat padahal rumah ga direnovasi
complaint | aplikasi-kota | DISKOMINFO | . | aplikasi tangerang live error mulu ga bisa login
question | kepegawaian | BKPSDM | low | formasi cpns tahun ini kapan diumumkan
complaint | pangan-ternak | DKP | . | banyak anjing liar di komplek, takut rabies
complaint | olahraga | DISPORA | . | gor dimyati atapnya bocor, lapangan basket licin
praise | perpustakaan | DPAD | low | perpustakaan kotanya keren, nyaman banget buat belajar, mantap
complaint | ormas | KESBANGPOL | . | ormas minta thr ke toko toko sambil maksa
complaint | pungli | INSPEKTORAT | . | oknum petugas minta uang pelicin biar cepet, pungli ini namanya
complaint | pasar | PERUMDAPASAR | . | pasar anyar becek kotor atapnya bocor kios sepi
complaint | air-bersih | TIRTABENTENG | . | air PAM mati udah 3 hari di Kel. Cipete
complaint | air-bersih | TIRTABENTENG | . | air pdam keruh kaya kopi susu, bau lagi
complaint | air-bersih | TIRTABENTENG | . | pipa bocor di jl imam bonjol airnya ngocor terus dari kemarin
complaint | tagihan-air | TIRTABENTENG | . | tagihan air bulan ini 900rb padahal rumah kosong
complaint | layanan-kelurahan | KEC-CIBODAS | . | pelayanan kantor kelurahan uwung jaya lama banget petugasnya jutek
complaint | layanan-kelurahan | ? | . | pak rt minta uang buat surat pengantar
complaint | listrik | !PLN | . | listrik padam dari tadi siang di periuk
complaint | listrik | !PLN | . | mati lampu lagi mati lampu lagi, woi pln
complaint | listrik | !PLN | . | trafo meledak di poris, listrik satu rw mati
complaint | keamanan | !POLRI | high | rawan begal di jl pembangunan 3 tiap malam polisi kemana
complaint | keamanan | !POLRI | . | motor saya hilang dicuri di parkiran masjid
complaint | keamanan | !POLRI | emergency | ada tawuran pelajar bawa celurit di jl veteran sekarang, ada korban luka
question | keamanan | !POLRI | low | perpanjang sim keliling hari ini dimana ya
question | jaminan-sosial | !BPJS-KES | low | cara mengaktifkan bpjs kesehatan yg nonaktif gmn?
question | jaminan-sosial | !BPJS-TK | low | saldo jht bpjs ketenagakerjaan cairnya berapa hari
question | kendaraan | !SAMSAT | low | bayar pajak motor 5 tahunan di samsat cikokol syaratnya apa
complaint | sekolah-menengah-atas | !DINDIKBUD-BANTEN | . | SMAN di tangerang minta sumbangan gedung 3 juta ke wali murid
question | sekolah-menengah-atas | !DINDIKBUD-BANTEN | . | ppdb smk negeri kapan dibuka?
complaint | transportasi-luar | !BANDARA | . | antrian taksi di terminal 3 bandara soetta kacau banget
complaint | transportasi-luar | !JASA-MARGA | . | gerbang tol karawaci antri panjang cuma 2 gardu yg buka
complaint | transportasi-luar | !KAI | . | krl duri tangerang telat lagi, penumpang numpuk di peron
question | urusan-instansi-lain | !IMIGRASI | low | kalo perpanjang paspor di kota tangerang dimana ya
question | urusan-instansi-lain | !BPN | low | biaya balik nama sertifikat tanah berapa
complaint | jalan-rusak | !TANGSEL | . | jalan di pamulang rusak parah kapan dibenerin
complaint | sampah | !KAB-TANGERANG | . | sampah numpuk di pasar kemis kab tangerang ga diangkut
complaint | banjir | !DKI-JAKARTA | . | banjir di kalideres jakarta barat belum surut
praise | . | . | low | terima kasih dishub pju sudah nyala lagi 👍
praise | . | . | low | mantap pak wali, jalan di cimone sekarang sudah mulus
praise | . | . | low | salut sama petugas damkar yg sigap, sehat selalu 🙏
praise | . | . | low | Hatur nuhun pisan pak, sae pisan pelayanannya 👏
praise | . | . | low | keren bgt pemkot, sukses terus ya
chatter | . | . | low | pagi min
chatter | . | . | low | wkwkwk bisa aja nih mimin
chatter | . | . | low | 😂😂😂
chatter | . | . | low | hadir min, apa kabar
chatter | . | . | low | @tangerangkota
chatter | . | . | low | nyimak
information | . | . | low | Dalam rangka HUT kota akan digelar jalan santai, yuk ikuti keseruannya https://contoh.id/hut
information | . | . | low | sekedar info, arus lalu lintas cikokol arah kebon nanas ramai lancar
information | . | . | low | telah ditemukan dompet atas nama Budi di alun-alun, silakan hubungi pos satpam
question | . | . | low | min cfd minggu ini ada ga?
question | . | . | low | kantor dukcapil sabtu buka ga ya?
question | . | . | low | lapor jalan rusak kemana ya min?
suggestion | . | . | low | alangkah baiknya kalau trotoar dibuat lebih lebar dan ada pohonnya
suggestion | . | . | low | coba dong contoh bandung, tamannya banyak, semoga ke depan taman ditambah
complaint | . | . | . | udah lapor berkali kali ga ada respon, percuma
complaint | . | ? | . | tolong ditindaklanjuti laporan saya yang kemarin
complaint | . | ? | . | parah bgt ini kota, kerja apa sih pejabatnya
spam | . | . | low | slot gacor DORA77 maxwin bro
`;

function parse(line: string) {
  const [kind = '', topic = '', who = '', urgency = '', ...text] = line.split(' | ');
  return { kind, topic, who, urgency, text: text.join(' | ') };
}

const cases = CASES.trim().split('\n').map(parse);

describe('what residents write is understood', () => {
  test.each(cases)('$kind, $topic, $who: $text', ({ kind, topic, who, urgency, text }) => {
    const found = triage(text, city);
    expect(found.kind).toBe(kind);
    if (topic !== '.') expect(found.topics[0]?.topic).toBe(topic);
    if (urgency !== '.') expect(found.urgency).toBe(urgency);
    const best = found.agencies[0];
    if (who.startsWith('!')) {
      expect(found.outside?.owner).toBe(who.slice(1));
      expect(found.agencies).toEqual([]);
    } else if (who === '?') {
      expect(found.outside).toBeNull();
      expect(best === undefined || best.confidence < 0.55).toBe(true);
    } else if (who !== '.') {
      expect(found.outside).toBeNull();
      expect(best?.agency).toBe(who);
      expect(best?.confidence ?? 0).toBeGreaterThanOrEqual(0.55);
    }
  });
});
