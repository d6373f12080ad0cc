/**
 * Lines written for this product, in the ways residents write; no person in them lives. `{kind:words}` marks what must be masked, a line
 * without braces is a trap of which nothing may be; ⏎ stands for a new line.
 */
export const personalLines = `
NIK saya {nik:3671054502900003} tolong dicek di disdukcapil
nik {nik:36 71 05 45 02 90 00 03} kok ga ketemu min
NIK: {nik:3671.0545.0290.0003}
ktp {nik:3671-0545-0290-0003} mau perpanjang
NIK {nik:36710545O29OOOO3} salah ketik di kk
nik nya {nik:367l0545 0290 0003} min
nik saya {nik:36710545⏎02900003} belum online
no nik {nik:3671 0545 0290 0003}, no kk {kk:3671051203150007}
Nomor KK {kk:3671 0512 0315 0007} data anak belum masuk
kartu keluarga {kk:3671051203150007} ilang
cek {nik:3603281708850002} dong apakah dapat bansos
{nik:3671051708850002}
e-ktp {nik:367105170885000} ga bisa dipake (kurang 1 angka ya?)
daftar dtks pakai nik {nik:３６７１０５１７０８８５０００２}
wa {phone:081234567890}
WA:{phone:0812-3456-7890} ya min fast respon
hub {phone:0812.3456.7890}
hubungi saya di {phone:+62 812-3456-7890}
{phone:+6281234567890} ini nomor saya
no hp {phone:62 812 3456 7890}
telp {phone:(021) 5512345} rumah saya
kantor {phone:021-55123456 ext 12}
kantor pt kami {phone:(021) 551 2345 ext. 114}
tlp rumah {phone:55123456} sore aja
hp {phone:0 8 1 2 3 4 5 6 7 8 9 0}
kontak saya {phone:o8123456789o} biar ga kena sensor
nomorku {phone:08l2-3456-789o}
{phone:nol delapan satu dua tiga empat lima enam tujuh delapan sembilan nol} itu nomor saya
call {phone:kosong lapan satu dua 3456 7890}
{phone:nol 8 satu dua tiga4567890}
chat aja {phone:https://wa.me/6281234567890}
{phone:wa.me/6281234567890?text=halo}
sms ke {phone:0857⏎12345678}
hp{phone:081234567890}bisa wa
telpon bapak saya {phone:0813 1234 567} kalau mau survey
no wa saya {phone:812 3456 7890}
nomor baru: {phone:0896/1234/5678}
ini nomornya {phone:0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣}
{phone:0812 3456 7890}/{phone:0813 4567 8901} dua-duanya aktif
telp ke {phone:0251 8312345} kantor cabang
email {email:siti.aminah88@gmail.com}
e-mail saya: {email:budi_s@yahoo.co.id}
{email:joko@perusahaan.id}, tolong dikirim ke situ
email {email:siti(at)gmail(dot)com}
{email:siti.aminah [at] gmail [dot] com}
kirim ke {email:siti.aminah at gmail dot com}
{email:siti88 @ gmail . com} min
email saya {email:rina.k @gmail} aja
{email:RINA.K@GMAIL.COM}
plat {plate:B 1234 XYZ} parkir sembarangan
motor {plate:B1234XYZ} knalpot brong
mobil {plate:b 1234 xyz} ngebut
{plate:a1234ab} lawan arah tiap pagi
truk {plate:A 9123 ZB} buang tanah di jalan
Pelaku naik motor {plate:B 6789 CDE} warna merah
nopol {plate:B-1234-KC}
angkot T01 {plate:B 1917 CR} ugal ugalan
mobil dinas plat {plate:1234-00} parkir di trotoar
nopol {plate:12345-III} ngetem
plat merah {plate:B 1032 CQN} dipake mudik
sopirnya bawa {plate:F1234AB}
rek {account:1234567890} bca
norek {account:123-456-7890}
rekening BRI {account:0123-01-000123-53-1} belum masuk bansosnya
transfer ke bca {account:1234567890}
dana {phone:081234567890} atas nama {name:Rudi Hartono}
gopay {phone:0812 3456 7890}
no rekening mandiri {account:1550001234567}
va {account:8877081234567890}
id pel {account:541234567890} token ga masuk
ID Pelanggan PLN: {account:5412 3456 7890}
idpel {account:541234567890}
no pelanggan {account:00123456} air mati
nomor sambungan pdam {account:01-002-003456}
nopel {account:0123456} tagihan naik
bpjs {account:0001234567890} non aktif
kartu BPJS no {account:0001 2345 67890}
no meter {account:14012345678}
npwp {account:01.234.567.8-416.000}
SIM saya {account:1234-5678-901234} hilang
no paspor {account:A1234567}
paspor {account:X 123456} habis masa berlaku
NISN {account:0051234567} anak saya ga kebaca
NIP {account:198501012010011001} staf loketnya judes
no rangka {account:MH1JFZ110HK123456}
nop pbb {account:36.71.010.001.002-0345.0} ganda
lahir {birth:12 Mei 1985}
TTL: Tangerang, {birth:05-02-1990}
tgl lahir {birth:5/2/1990} salah di kk
nama saya {name:Budi Santoso} warga cimone
nama: {name:Siti Aminah}, umur 34
Nama saya {name:budi} min
nama saya {name:sri wahyuni} mau tanya
NAMA SAYA {name:AGUS SETIAWAN} MAU LAPOR LAMPU MATI
a.n. {name:Siti Aminah}
an. {name:Ahmad Fauzi} alamat cimone
a/n {name:Joko Widianto} tagihan dobel
atas nama {name:Rini Astuti} belum jadi ktpnya
atas nama ibu {name:Hj. Maemunah} rt 3
saya {name:Budi} dari Karawaci mau lapor
Saya {name:Dedi Kurniawan} warga Poris
saya {name:rina} mau tanya soal kk
dengan bapak {name:Hendra} di Cibodas
dengan ibu {name:Yanti}, mau lapor sampah
perkenalkan saya {name:Taufik Hidayat}
kenalkan nama saya {name:Wulan}
pelapor: {name:Asep Saepudin}
Pelapor {name:Dewi Lestari} RT 02/05
nama anak saya {name:Dimas Pratama} kelas 3
nama pasien {name:Suparmi}
jenengku {name:Slamet Riyadi}, omahku ing Periuk
nami abdi {name:Asep Sunandar} ti Cipondoh
nami kula {name:Sutrisno}
kula {name:Sugeng} saking Neglasari badhe lapor
abdi {name:Ujang} warga kunciran
my name is {name:Sarah Wijaya}
I'm {name:Michael Tan} from Cipondoh
namaku {name:Laras} kak
nama gue {name:Bayu}
nama saya {name:M. Yusuf} RT 05
nama saya H. {name:Abdul Rohim}
nama saya adalah {name:Indah Permatasari}
Hormat saya,⏎{name:Bambang Sutejo}
Terima kasih,⏎{name:Rudi} - Cimone
hubungi pak {name:Dadang} {phone:0813-1111-2222}
cp: {name:Yuni} {phone:08131112222}
Nama : {name:EKO PRASETYO}⏎NIK : {nik:3671051708850002}⏎TTL : Tangerang, {birth:17-08-1985}
rumah saya RT 03 RW 05 no 12 kebanjiran
depan rumah no. 45 blok C2
tiang PJU nomor 112 mati, sebelah tiang 113 juga
tarif parkir Rp 5.000 jadi 15.000
dimintai Rp1.500.000,- sama oknum
bayar 1500000 buat bikin ktp
harga beras 14.500/kg, minyak 18.000, telur 29.000
anggaran 2.500.000.000 untuk drainase
dana bansos 600000 belum cair
dana 1.200.000 per bulan
rekening air naik jadi 450.000
listrik rekening bulan ini 1.250.000 padahal kosong
tanggal 12-05-2024 jam 10.00-12.00 WIB
tgl 24/11/2026 pukul 08.15 - 09.30
jam 08.15-09.30 10.00-11.30 sama terus macetnya
dari jam 07.00 sampai 21.00 antre
sejak 2019 2020 2021 sampai 2024 tidak ada perbaikan
RT.003/RW.005 Kel. Cimone Kec. Karawaci
rt 001/002/003 banjir semua
kode pos 15114
kodepos 15138 Cipondoh
Jl. Daan Mogot KM 19
Bus TransTangerang koridor 2 rute 1A telat 45 menit
angkot R11 jurusan Pasar Anyar - Serpong
kode aduan 7K3M2-9XQ4T sudah seminggu
laporan nomor 0A1B2C3D4E belum dibalas
no tiket 202411240012 belum ada kabar
laporan laksa no 2024001234 ditutup sepihak
telepon 112 tidak diangkat
hubungi 119 atau 118
PLN 123 susah ditelpon
call 1500161 ga nyambung
bpjs care center 165
PANDAWA 0811-8165-165 kok slow respon
stand meter 001234 m3 padahal bulan lalu 001210
angka meteran 45678 kemarin
titik -6.178306, 106.631889 lubang besar
koordinat -6.1783061,106.6318891
lokasi https://maps.app.goo.gl/AbCd12345
RT 03 RW 05, 12 rumah, 45 KK terdampak
ada 350 KK dan 1200 jiwa di pengungsian
perda no 8 tahun 2018 pasal 12
uu 23/2014 tentang pemda
SK Nomor 440/123-Dinkes/2024
skor 3-0 kemarin di stadion
pak RT tidak pernah di tempat
Bu Lurah ramah sekali
depan warung Bu Tini lampunya mati
gang Haji Saman gelap
Jl. KH Hasyim Ashari macet
jalan Jenderal Sudirman depan Tangcity
nama jalan tidak ada papannya
nama saya belum terdaftar di dtks
nama saya dicoret dari penerima bansos
nama saya kok hilang
atas nama warga saya ucapkan terima kasih
atas nama pt maju jaya
atas nama masyarakat cimone
nama baik kota jadi tercemar
saya warga Cimone
saya mau lapor sampah
Saya Mahasiswa semester akhir
saya PNS di kota tangerang
saya dari Karawaci
Dengan hormat, mohon perbaikan jalan
dengan ini saya sampaikan keluhan
dengan Dinas Perhubungan sudah koordinasi
ini lampu mati lagi
saya tanya ke Dishub katanya ke PLN
Saya Ketua RT 05
dengan Pak Wali Kota kapan ketemu
abdi mah warga leutik
kula badhe tanglet
SAYA MINTA TOLONG LAMPU JALAN DIPERBAIKI
TOLONG PAK WALI JALAN DI B 12 RUSAK PARAH
rumah blok A 12 B
Blok D 3 No 10
gedung B 201 AC mati
kelas 4 B SDN Karawaci 3
lantai 3 ruang B 305
ukuran A4 2 rangkap
beli beras 5 kg 10 kg 25 kg
lampu LED 40 watt 220 volt
jalan rusak 200 m x 3 m
nilai UTBK 650 720 680
umur 34 tahun anak 3
antrian A 123 dipanggil B 045
@pemkot_tangerang tolong dong
cek website tangerangkota.go.id
satu dua tiga empat lima rumah kebanjiran
sudah dua tiga kali lapor
satu per satu, dua dua, tiga tiga
3 hari 3 malam 24 jam
No. 12, 14, 16, 18, 20, 22 gelap semua
nomor rumah 101 102 103 104 105 tidak dapat sembako
5x lapor 0 tanggapan
versi 2.15.0 build 20241124
Rp 12.500.000.000 untuk 104 kelurahan
tahun ajaran 2024/2025 2025/2026
ktp atas nama {name:Sulastri}, nik {nik:3671.0666.0188.0005}, kk {kk:3671-0605-0606-0012}
nik {nik:3671_0666_0188_0005}
nik ({nik:3671066601880005})
nik: {nik:36710666 01880005} blm aktif
nik nya {nik:3 6 7 1 0 6 6 6 0 1 8 8 0 0 0 5}
{nik:3671-066601-880005} tolong cek
nik ku {nik:36 7106 660188 0005}
no hp ibu saya {phone:0815 9 123 456}
hp {phone:(0815) 912-3456}
{phone:+62 (815) 912 3456} wa only
{phone:+62.815.912.3456}
nomor wa {phone:0815–9123–4567}
nomor wa {phone:0815 - 9123 - 4567}
{phone:0815*9123*4567}
{phone:O8159123456}
{phone:08I5 9I2 3456}
telepon rumah {phone:5912345}
telp. {phone:591-2345}
tel {phone:021 591 2345}
{phone:021/5912345}
{phone:+62 21 591 2345}
telpon {phone:(0254) 391234}
{phone:nol delapan satu lima sembilan satu dua tiga empat lima enam}
{phone:nol-delapan-satu-lima-sembilan-satu-dua-tiga-empat-lima-enam}
{phone:kosong delapan satu lima, sembilan satu dua, tiga empat lima enam}
{phone:zero eight one five nine one two three four five six}
wa : {phone:http://wa.me/+628159123456}
{phone:t.me/budi_santoso88} pm aja
email {email:agus.w (at) kantor (dot) com}
{email:agus_w<at>gmail<dot>com}
{email:agus.w@gmail,com}
{email:agusw@gmail.con}
agus {email:w@gmail.com}
e-mail : {email:agus at yahoo dot co dot id}
{email:agusw_at_gmail.com}
mobil toyota hitam {plate:B 123 AB} kabur
{plate:B 8888 BBB} plat cantik arogan
motor matic {plate:b 6123 vtr} knalpotnya
knalpot brong, nopolnya {plate:b6123vtr}
truk sampah {plate:b 9123 coo} bocor
nopol {plate:AD 1234 XX} sama {plate:H 4321 YY}
plat dinas {plate:9012-10}
plat hitam {plate:B.1234.ABC}
rekening atas nama {name:Maya} no {account:1234567}
rek. {account:123 456 7890} a.n {name:Maya Sari}
tf ke mandiri {account:155-00-0123456-7}
rekening saya di bjb {account:0012345678901}
nomor rek saya {account:0012 3456 78}
no kartu atm {account:4567 8901 2345 6789}
pelanggan pdam no {account:01234567}
no id pelanggan {account:112233445566}
nomer pelanggan air {account:110022}
kode pelanggan {account:5123 4567 8901}
no bpjs kesehatan {account:0001234567890}
bpjs ketenagakerjaan {account:12034567890}
nomor sim a saya {account:900112345678}
no sim {account:9001-1234-567890}
pasport {account:B 7654321}
no pasport saya {account:E1234567}
no mesin motor {account:KF11E1234567}
nomor rangka {account:MHKA6GJ6JKJ123456}
nip pegawainya {account:19850101 201001 1 011}
NIS {account:202110123} gagal login
no ujian {account:1-23-02-29-123-456-7}
no kartu keluarga sejahtera {account:6032981234567890}
Lahir di Tangerang, {birth:5 April 1990}
lahir pada tanggal {birth:01 Januari 2001}
tgl lahir: {birth:1-1-2001}
anak lahir {birth:2 feb 2020} belum punya akta
nama saya, {name:Suryati}
saya, {name:Suryati}, warga Periuk
Assalamualaikum, saya {name:Maimun} warga Gerendeng
Saya {name:Fajar Nugroho}, RT 03
saya {name:ibu Rosmini} dari rt 2
Saya Ibu {name:Rosmini}
saya bernama {name:Paulina}
istri saya bernama {name:Kristin}
nama kk {name:Supandi}
nama kepala keluarga {name:Supandi}
nama di ktp {name:TRI HANDOKO}
an: {name:Sumiati}
A/N: {name:SUMIATI}
a.n: {name:Sumiati Rahayu}
a.n {name:sumiati}
atas nama {name:sumiati} rt 5
yang bersangkutan sdr. {name:Ridho}
saudara {name:Ridho Firmansyah} menipu
sdri {name:Melani}
pasien atas nama {name:Zulaikha}
korban bernama {name:Rahmat}
jenenge bapakku {name:Wagimin}
asma kula {name:Suratmi}
ngaran abdi {name:Iis}
nami pun anak {name:Rafa}
salam, {name:Bu Endang}⏎RT 04
Wassalamualaikum wr wb⏎{name:Hasanudin}
Terima kasih.⏎⏎{name:Dwi Astuti}⏎{phone:08159123456}
~{name:Rini}, Cimone
no pju 3671-112 mati
no tiang 0123456
gardu KR 112 bocor
surat no 470/1234/VI/2024
lapor ke 021112 ga bisa
jam operasional 0800-1600
senin s.d. jumat 08.00-15.00, sabtu 08.00-12.00
sudah 08 kali lapor tanggal 12 13 14 15
08-12-2024 09.30 kejadiannya
dari 2023-01-15 sampai 2024-02-20 10:30
biaya 750.000 + 250.000 = 1.000.000
total 12500000 buat 30 rumah
rp. 15000000 raib
uang 3000000 diambil calo
150 ribu, 200 ribu, 350 ribu
1 kk dapat 10 kg
KK dan KTP belum jadi
nik tidak ditemukan
no kk berapa digit ya
nik 16 digit kan?
bpjs saya non aktif sejak 2023
rekening listrik 2024 01 02 03
bank bjb cabang cikokol antre 120 orang
dana desa tahun 2023 2024
transfer 500.000 ke petugas
mandiri fashion di jalan 12
sim keliling tanggal 12 15 18
lahir di puskesmas gratis?
kelahiran 1990 bisa daftar?
plat nomor ganjil genap berlaku jam 6
motor 150 cc dilarang
bus 12 b ngetem
angkot B 02 lewat mana
A 1 B 2 C 3
tipe 36 B 2 lantai
namanya juga warga
nama pasar itu apa
siapa nama kadisnya
nama gedungnya Puspem
jenenge jalan opo
saya Islam
saya Kecewa
Saya Sangat Kecewa
dengan Sangat Hormat
ini Bapak Lurah yang bilang
hubungi kantor kelurahan Cimone
pelapor tidak mau disebut
terima kasih⏎pak wali
salam⏎dari warga
an hour later still dark
I am angry
this is Cipondoh
my name is not listed
I'm from Karawaci
nomor {phone:0815-9123-45G7}
hp saya {phone:0815 9I23 4SG7} biar ga diblokir
bayar ke rekening {account:12.34.567890}
pelanggan {account:45.678.90} pdam
sambungan {account:12.345.67} bocor
nomor meter air {account:4567890}
no. meteran {account:45678901}
plat nomernya {plate:B 5 AB}
nopol {plate:b 99 rf} arogan
Laporan dari {name:Sulastri Pramudita} soal sampah
surat dari bapak {name:Hendra}
dari Sudirman ke Thamrin macet
dari Jaya sampai Surya Kencana gelap
dari Pak RT sudah dilaporkan
dari Dinas belum ada kabar
dari Indah Kiat sampai pasar
Yth. Bapak {name:Rahmat Hidayat}, lampu sudah diganti
Halo Ibu {name:Rina}, terima kasih laporannya
Selamat siang Pak {name:Darto}, mohon kirim fotonya
kepada ibu {name:Siti Maryam} kami sampaikan
Yth. Bapak/Ibu Pelapor
Yth. Bapak Wali Kota Tangerang
Halo Kak, laporan sudah kami teruskan
Selamat pagi Bapak Camat
siang pak mimin
kepada Dinas Perhubungan
`;
