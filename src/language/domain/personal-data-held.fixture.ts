/**
 * Written before the rules were tuned and only scored: which of them are missed was never looked at. One wrongly marked line was taken out, and "G" for 6
 * was learned from here. Same marks; lines without any are traps.
 */
export const heldPersonalLines = `
assalamualaikum min, mau cek bansos nik {nik:3671106708790004} dapat gak ya
NIK:{nik:3671106708790004}/KK:{kk:3671102201090015}
nomor induk kependudukan saya {nik:3671 1067 0879 0004}
{nik:3671.10.670879.0004} ini nik ibu saya
nik anak {nik:3671-10-120715-0001} belum masuk kk
mohon dicek ktp {nik:36711O67O879OOO4} sy
no.kk {kk:3671102201090015} pindah dari kab tangerang
no kartu keluarga: {kk:3671.1022.0109.0015}
nik saya {nik:3671 1067⏎0879 0004} min
data {nik:3215120501920006} pindahan karawang
KK kami {kk:3671 102201 090015} sudah 2 bulan
nik={nik:3671106708790004}
bisa wa ke {phone:0878-8899-7766} ya
0878 gak aktif, pakai {phone:0895 3344 5566 7}
no telp saya {phone:(0878) 8899 7766}
nomor saya {phone:+62-878-8899-7766}
telepon: {phone:+62 (878) 8899 7766}
{phone:0878.8899.7766} bisa kapan aja
nope {phone:087888997766}
WA {phone:62878 8899 7766}
hp: {phone:0878_8899_7766}
tlp {phone:021 5577 8899} jam kerja
fax {phone:021-55778899}
telp {phone:(021)5577889 pesawat 21}
telpon rumah {phone:5577889}
hub. {phone:O878-8899-77G6} eh salah, {phone:O878-8899-7766}
{phone:nol delapan tujuh delapan delapan delapan sembilan sembilan tujuh tujuh enam enam}
nomerku {phone:nol delapan dua satu satu dua tiga empat lima enam}
{phone:0 8 7 8 - 8 8 9 9 - 7 7 6 6}
{phone:08.7.8.8.8.9.9.7.7.6.6}
klik {phone:wa.me/6287888997766} buat info
{phone:https://api.whatsapp.com/send?phone=6287888997766}
sms {phone:0878 8899⏎7766}
kontak {phone:０８７８８８９９７７６６}
surel {email:m.ridwan@kampus.ac.id}
kirim ke {email:ridwan.m91@outlook.com} saja
{email:ridwan[at]gmail[dot]com}
email: {email:ridwan (at) yahoo (dot) co (dot) id}
{email:ridwan.m91 at gmail.com}
{email:toko-berkah@toko.co.id}/{phone:0878 8899 7766}
email gue {email:ridwan91@gmail}
mobil avanza {plate:B 2345 TKR} nutup jalan
{plate:B 3456 NOP} sm {plate:B 4567 QRS} balapan
{plate:b4567qrs} knalpotnya bising
pengendara {plate:A 4567 UV} nabrak pagar
truk tanah {plate:A-8765-YX} lewat siang
no.pol {plate:B 9876 BYA}
plat {plate:b 77 xy} parkir di jalur sepeda
bus {plate:B 7123 WV} asap hitam
nopol dinas {plate:3456-01} parkir liar
Plat {plate:D 1234 ABC} masuk jalur busway
tolong transfer balik ke rek {account:7654321098}
rekening bni saya {account:0987654321}
BSI {account:7123456789} an {name:Fitriani}
nomor rekening: {account:765-432-1098}
OVO {phone:087888997766}
bri {account:012301004567507}
no va bpjs {account:8888801234567890}
id pelanggan {account:530123456789}
nomor pelanggan {account:530 123 456 789} pln
no. pelanggan tirta benteng {account:110023456}
no sambungan {account:45.678.901}
nomor bpjs saya {account:0002345678901}
no kartu bpjs {account:0002345678901} nunggak
peserta jkn no peserta {account:0002345678901}
nomor meter {account:32101234567}
npwp usaha {account:09.876.543.2-402.000}
sim c no {account:9876-5432-109876}
paspor saya no {account:C7654321}
passport {account:AB 123456}
nisn {account:0098765432}
nip {account:19790312 200604 2 003} tidak sopan
nomor mesin {account:JFZ1E2345678}
lahir tanggal {birth:21 Agustus 1979}
ttl tangerang {birth:21/08/1979}
tanggal lahir : {birth:1979-08-21}
kelahiran {birth:3 mar 1995}
nama saya {name:Muhammad Ridwan}
Nama : {name:Fitriani Dewi}
nama saya {name:lilis} dari gembor
nama sy {name:Yudi Pranoto} rt 4
nama lengkap {name:Theresia Simanjuntak}
nama saya {name:I Made Sudarsana}
nama ibu {name:Kokom Komariah}
saya atas nama {name:Roni Setiadi} kecewa
a.n {name:Dwi Cahyono} sudah lunas
a.n. bpk {name:Sarmidi}
AN. {name:NURHAYATI}
an {name:Fitri Handayani}
Saya {name:Ratna}, ibu rumah tangga di Gebang Raya
saya {name:Hotman Sihombing} pemilik ruko
saya {name:anto} tukang ojek pangkalan
dengan {name:Rizky} di Pinang
dengan mbak {name:Sinta}, ada yang bisa dibantu?
halo saya {name:Agnes} mau nanya
perkenalkan, {name:Nanang Kosim}, warga Bugel
pengadu: {name:Marlina Sitorus}
pelapor : bapak {name:Usep}
nama pelapor {name:Herlambang}
panggil saja {name:Wawan}
jenengku {name:Tukiman}, wong Periuk
jeneng kula {name:Ngatiyem}
asmane kula {name:Paijo}
nami abdi {name:Euis Komalasari}
wasta abdi {name:Dadang Suhendar}
abdi {name:Cecep} ti Sangiang
kulo {name:Parmin} asli Batuceper
ngaran kuring {name:Otong}
my name is {name:Kevin}
this is {name:Grace Lim} from Modernland
nama gw {name:Gilang}
nama pemohon: {name:Yohana Kristiani}
suami saya bernama {name:Harun}
nama suami saya {name:Mulyana}
pasien an. {name:Tn. Sukardi} ditolak igd
Wassalam,⏎{name:Nur Hidayah}
Salam hormat,⏎{name:Ferdinand Hutapea}
Makasih min⏎{name:lusi} (warga pajang)
hub ibu {name:Ella} di {phone:0878 8899 7766}
contact person: {name:Pak Gatot} {phone:087888997766}
Nama: {name:Slamet}⏎Alamat: Kp. Gaga RT 01/02⏎HP: {phone:0878-8899-7766}
gang sempit rt 005 rw 012 no 7 gelap
pju no 45, 46, 47 dan 48 padam
nomor tiang A-12-345
parkir motor 2.000 mobil 5.000
diminta uang 350 ribu di kelurahan
beras 5kg 70000 minyak 2L 34000
proyek senilai Rp 4.567.890.123 mangkrak
APBD 5,2 triliun buat apa
dana hibah 25.000.000 kemana
bayar pbb 1.234.567 tapi belum tercatat
rekening listrik bulan ini 876.543
senin 25-11-2024 pk 13.00 s/d 15.00
acara 17 Agustus 2024 jam 06.30
jadwal 05.30 06.15 07.00 07.45
buka senin-jumat 08.00-15.30
2021, 2022, 2023 dan 2024 sama saja
RW 08 RT 01 02 03 04
Kelurahan Nambo Jaya RT 004 RW 002
15157 kode posnya
jalan tol km 12+500
feeder F01 halte 12
trayek 03A lewat mana
kode: M2N4P-6R8T0
aduan 5F6G7H8J9K dijawab kapan
nomor laporan 12345678 tidak ditemukan
nomor surat 005/1234/DLH/2024
112 ditelpon ga diangkat
panggil 110 kalau ada begal
halo pos 1500161
contact center 1500046
WhatsApp PANDAWA 08118165165 tidak dibalas
ambulans 119 cepat datang
meteran air 0012345 tidak bergerak
pemakaian 25 m3 jadi 48 m3
-6.2012,106.5987 titik banjir
lat -6.19 long 106.63
google maps 6.1701° S, 106.6403° E
120 KK terendam di RW 09
pengungsi 450 jiwa 150 KK
perwal nomor 45 tahun 2021
kepmen 300.2.2-2430 tahun 2025
menang 2-1 lawan 10 orang
pak camat sudah tinjau
ketua RW kami pak haji
depan bengkel Pak Slamet ada lubang
sebelah toko Ibu Yani
Jalan Otto Iskandardinata
Jl. Ki Samaun
nama perumahannya Taman Royal
nama programnya apa ya
nama saya tidak ada di daftar
nama saya salah di kartu keluarga
nama anak saya salah ketik di akta
nama siswa tidak muncul di zonasi
atas nama pemerintah kota
atas nama keluarga kami sampaikan
atas nama pemilik lama
nama pemilik sertifikat beda
saya tinggal di Cipondoh
saya lihat ada pohon tumbang
Saya kecewa dengan pelayanan Puskesmas
saya Nasabah bank
saya ODHA butuh obat
Dengan adanya proyek ini macet
dengan Satpol PP saja takut
dengan warga sekitar sudah musyawarah
ini foto lampunya
ini Puskesmas apa pasar
hubungi Damkar dong
hubungi Dinas terkait
korban banjir butuh selimut
pasien BPJS ditelantarkan
Korban Jiwa tidak ada
an sich tidak masalah
abdi negara harus melayani
kulo nuwun min
aku pengen lapor
MOHON DITINDAK LANJUTI
JALAN BERLUBANG DI DEPAN SDN 5
SAMPAH MENUMPUK BAU SEKALI PAK WALI
cluster B 12 C gelap
tower A 1502
kios B 123 pasar anyar
kelas 7 C SMPN 12
gang A 3 B 5
kertas F4 10 lembar
100 kg 200 kg 300 kg
panel 3 phase 380 volt 50 hz
panjang 150 m lebar 4 m
anak kelas 1 2 3 4 5 6 libur
loket 3 antrean C 056
akun @infotangerang
buka tangeranglive.tangerangkota.go.id
nol besar kinerjanya
satu dua kali masih sabar, tiga empat kali tidak
dua tiga empat lima tahun menunggu
7 hari 7 malam banjir
no 1 2 3 4 5 6 7 8 9 10 gelap
nilai 80 90 85 100 75
Android 14 versi 3.2.1
Makasih min⏎mantap⏎
Terima kasih⏎Mohon segera ditindaklanjuti
Salam,⏎Warga Cimone
`;
