/** Lines that look like somebody's number or name and are not: nothing in them may be masked. ⏎ stands for a new line. */
export const personalTraps = `
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
dari Sudirman ke Thamrin macet
dari Jaya sampai Surya Kencana gelap
dari Pak RT sudah dilaporkan
dari Dinas belum ada kabar
dari Indah Kiat sampai pasar
Yth. Bapak/Ibu Pelapor
Yth. Bapak Wali Kota Tangerang
Halo Kak, laporan sudah kami teruskan
Selamat pagi Bapak Camat
siang pak mimin
kepada Dinas Perhubungan
`;
