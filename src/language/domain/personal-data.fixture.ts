/**
 * Lines written for this product, in the ways residents write; no person in them lives. `{kind:words}` marks what must be masked; ⏎ stands for
 * a new line.
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
Yth. Bapak {name:Rahmat Hidayat}, lampu sudah diganti
Halo Ibu {name:Rina}, terima kasih laporannya
Selamat siang Pak {name:Darto}, mohon kirim fotonya
kepada ibu {name:Siti Maryam} kami sampaikan
`;
