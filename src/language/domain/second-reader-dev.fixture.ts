// Messages the rules may be improved on; written, with their labels, before the word lists were read.
// kind | topic | who: agency, !outside body, ? nobody for sure, - no matter | urgency | language | message, [place] in brackets
export const SECOND_READER_DEV = `
complaint | penerangan-jalan | DISHUB | medium | id | min ini lampu [jalan depan gang masjid nurul huda] udah 5 hari ga nyala, bapak2 pulang ngaji pada kesandung
question | adminduk | DISDUKCAPIL | low | id | mau tanya bu, kalo ktp ilang bikin lagi perlu surat polisi gak ya
chatter | - | - | low | id | gas kuy wkwkwk
complaint | air-bersih | TIRTABENTENG | medium | id | Selamat siang, sudah tiga hari air PAM di rumah kami [Perum Bumi Permai blok D] keluar kecil sekali malah tadi pagi mati total. Kami punya bayi.
suggestion | taman | DISBUDPAR | low | id | Usul dong pak wali, [taman deket rumah kami] ditambahin ayunan sama perosotan buat anak2
complaint | hewan-liar | BPBD | high | id | tolong ada ular sanca gede bgt masuk kandang ayam pak!! skrg masih disitu
complaint | layanan-kesehatan | DINKES | medium | id | Antri dari jam 6 pagi di puskesmas, dipanggil jam 11, dokternya cuma satu. kasian yg bawa bayi
complaint | bansos | DINSOS | medium | id | kenapa yg dapet PKH malah yg rumahnya tingkat dan punya mobil? saya janda anak 3 ga pernah didata
complaint | aplikasi-kota | DISKOMINFO | medium | id | aplikasi error terus ga bisa login, bintang satu
question | perizinan | DPMPTSP | low | id | Mohon informasi persyaratan pengurusan NIB dan izin usaha warung makan kecil, apakah bisa secara daring?
complaint | jalan-rusak | !BPJN | high | id | lubang di [jl gatot subroto] gede bener, tadi malem ada pengendara jatuh sampe kakinya patah
complaint | keamanan | !POLRI | high | id | tadi subuh motor tetangga saya digondol maling di [gang mawar], ini kejadian ketiga bulan ini
complaint | sampah | DLH | medium | id | SAMPAH di [TPS pinggir kali] udh meluber ke jalan lalatnya masuk rumah, truknya seminggu ga dateng
suggestion | angkutan-umum | DISHUB | low | id | alangkah baiknya kalo rute bus tayo diperpanjang sampe [stasiun batuceper], biar yg kerja ke jakarta gampang
spam | - | - | low | id | Butuh dana cepat? Pinjaman online tanpa jaminan cair 5 menit, hubungi WA 0812 3344 5566
complaint | penerangan-jalan | DISHUB | medium | jv | nyuwun sewu pak, lampu dalan ngarep [masjid al ikhlas] wis suwe mati, peteng ndedhet nek bengi
complaint | jalan-rusak | DPUPR | medium | en | Hello, there is a huge pothole [near the gate of our housing complex in Cipondoh], my bike tyre burst twice this week. Please fix.
complaint | ketertiban | SATPOLPP | medium | id | kafe [sebelah komplek] nyetel musik jedag jedug sampe jam 2 pagi, warga ga bisa tidur, satpol pp kok diem
complaint | pohon | DISBUDPAR | high | id | pohon trembesi [depan sdn tajur 2] udah miring bgt kalo ujan angin ngeri roboh ke anak2
question | pajak-daerah | BAPENDA | low | id | bayar pbb bisa lewat tokopedia ga? sama jatuh temponya tgl berapa
complaint | makam | PERKIMTAN | medium | id | ngubur bapak saya di TPU kok dimintain 4 juta sama penjaga makamnya, katanya harga tanah
complaint | ambulans | DINKES | high | id | nelpon ambulans 119 jawabannya penuh terus, nenek saya keburu sesak napas dibawa pake angkot
question | layanan-kesehatan | DINKES | low | id | vaksin hpv buat anak kelas 5 gratis kah min
complaint | wabah | DINKES | high | id | Di RT kami sudah 6 anak kena DBD dalam dua minggu, minta fogging ke puskesmas katanya nunggu jadwal. Mau nunggu ada yang meninggal?
question | lowongan-kerja | DISNAKER | low | id | min job fair tangerang bulan ini ada gak? pengangguran nih wkwk
question | umkm | DISPERINDAGKOPUKM | low | id | Saya pelaku usaha kue rumahan ingin ikut pelatihan dan bantuan modal UMKM, mendaftar lewat mana ya kak?
suggestion | perencanaan | BAPPEDA | low | id | Kami mengusulkan agar hasil musrenbang tingkat kelurahan dipublikasikan, sehingga warga tahu usulan mana yang diterima dalam RKPD
complaint | olahraga | DISPORA | medium | id | lapangan futsal di gor nya bocor, lantainya licin, masa sewa bayar tapi ga dirawat
complaint | ormas | KESBANGPOL | high | id | ormas minta jatah 'uang koordinasi' ke semua toko di [ruko kami], yg ga ngasih dirusak plangnya
complaint | pasar | PERUMDAPASAR | medium | id | Los ikan [pasar anyar] becek dan atapnya bocor, retribusi jalan terus tapi perbaikan nol
complaint | layanan-kelurahan | ? | medium | id | bikin surat keterangan domisili di kelurahan bolak balik 3 kali katanya lurahnya rapat mulu
complaint | kendaraan | !SAMSAT | medium | id | antrian samsat panjang bgt, bayar pajak motor 5 tahunan dari pagi blm kelar
complaint | transportasi-luar | !KAI | medium | id | krl jalur tangerang ac nya mati desek2an kayak pepes
complaint | transportasi-luar | !BANDARA | medium | id | Taksi gelap di [terminal 2 bandara soetta] maksa2 penumpang, bagasi juga nunggunya sejam
question | urusan-instansi-lain | !IMIGRASI | low | id | perpanjang paspor harus daftar online dulu ya? kuota penuh mulu
question | urusan-instansi-lain | !KEMENAG | low | id | daftar nikah di KUA sekarang bayar berapa min kalo di hari libur
complaint | - | !TANGSEL | medium | id | pak banjir di [pondok aren bintaro] kok ga surut2 dari semalem
complaint | lalu-lintas | DISHUB | high | id | lampu merah [perempatan gondrong] mati total, mobil motor serobot2an tadi hampir tabrakan
complaint | jembatan | DPUPR | high | id | pagar jembatan [kali angke yang ke arah ciledug] patah tinggal setengah, gelap lagi kalau malam
complaint | sungai | DPUPR | high | id | Tanggul [kali sabi] retak dan rembes, kalau hujan deras kami yang di bawah takut jebol
complaint | pencemaran | DLH | high | id | pabrik di [jatake] buang limbah item ke kali tengah malem, baunya nyengat bikin mual warga
complaint | bangunan-liar | SATPOLPP | medium | id | warung permanen dibangun di atas saluran air [pinggir jalan maulana hasanudin], izinnya dari siapa?
information | kebakaran | BPBD | medium | id | alhamdulillah api di gudang kardus tadi udah padam, damkar gercep
complaint | anjal-gepeng | DINSOS | medium | id | makin banyak anak punk di [lampu merah veteran] maksa ngamen sambil gedor kaca mobil
question | keluarga-berencana | DP3AP2KB | low | id | pasang kb implan gratis masih ada ga bu bidan?
complaint | psu-perumahan | PERKIMTAN | medium | id | Developer perumahan kami sudah bangkrut, fasum dan taman terbengkalai belum diserahkan ke pemkot. Mohon diambil alih.
complaint | bantuan-pendidikan | DINDIK | medium | id | dana tangerang cerdas anak saya ga cair2 padahal temen sekelasnya udah semua
question | wisata-budaya | DISBUDPAR | low | id | festival cisadane tahun ini tanggal berapa min? ada konsernya?
complaint | wisata-budaya | DISBUDPAR | medium | id | acara konsernya berantakan, sound mati, tiket mahal, panitianya cuek
chatter | - | - | low | id | wkwk jalan-jalan ke taman sama ayang
information | - | - | low | id | banjir diskon nih gaes di [mall karawaci] sampe 70%
question | parkir-liar | DISHUB | low | id | masih ada slot parkir ga ya di [mall balekota] kalo weekend
spam | - | - | low | id | gacor parah bosku sl0t p4langk4t0t0 jp paus tiap malem
spam | - | - | low | id | SELAMAT! Nomor anda memenangkan undian 150 juta dari bank, klik bit.ly/hadiahku untuk klaim
complaint | jalan-rusak | DPUPR | medium | id | bagus sekali jalannya, ikan lele aja bisa hidup di lubangnya 👏👏
chatter | - | - | low | id | pantun dulu: jalan-jalan ke kota tua, jangan lupa beli bika
complaint | - | ? | medium | id | pelayanan publiknya payah, petugas jutek, warga dibentak2
complaint | jalan-rusak | DPUPR | medium | id | Assalamualaikum wr wb. Saya warga [Kelurahan Neroktog Kecamatan Pinang] ingin melaporkan kondisi jalan lingkungan kami yang sudah rusak berat kurang lebih dua tahun. Aspal sudah habis tinggal batu dan tanah, kalau hujan becek berlumpur dan kalau panas berdebu. Pernah ada petugas yang mengukur, tapi sampai sekarang tidak ada kelanjutannya. Padahal kami rutin membayar pajak. Kami mohon dinas pekerjaan umum memasukkan jalan ini ke dalam program perbaikan tahun ini. Wassalam.
complaint | adminduk | DISDUKCAPIL | medium | id | Mohon bantuannya, saya sudah melakukan perekaman e-KTP sejak bulan Maret di kecamatan namun sampai hari ini fisik KTP belum saya terima, hanya diberi surat keterangan yang masa berlakunya habis. Setiap ditanyakan jawabannya blangko kosong. Saya membutuhkan KTP untuk melamar pekerjaan dan membuka rekening bank. Berapa lama lagi saya harus menunggu? Apakah memang tidak ada kepastian bagi masyarakat kecil?
complaint | air-bersih | TIRTABENTENG | medium | id | Pelanggan nomor sambungan atas nama ibu saya mengeluhkan aliran air yang hanya keluar pukul 1 sampai 3 dini hari, sudah berlangsung sejak awal bulan. Siang hari keran benar-benar kering sehingga kami harus membeli air galon untuk mandi dan memasak. Air yang keluar pun keruh kekuningan dan berbau tanah. Kami tetap membayar tepat waktu. Mohon petugas PDAM mengecek jaringan pipa di [Perumahan Periuk Damai].
complaint | bansos | DINSOS | medium | id | Dengan hormat, saya seorang buruh cuci dengan empat tanggungan. Sampai saat ini saya belum pernah menerima bantuan apa pun, baik BPNT, PKH maupun BLT, sementara beberapa keluarga yang mampu di lingkungan kami menerimanya setiap bulan. Ketika saya bertanya, katanya nama saya tidak ada dalam DTKS. Bagaimana cara agar kami yang benar-benar miskin didata dengan jujur? Mohon perhatian dinas sosial.
complaint | perizinan | DPMPTSP | medium | id | Saya mengajukan permohonan PBG untuk rumah tinggal sejak lima bulan lalu. Seluruh berkas telah saya unggah dan sudah tiga kali direvisi dengan alasan yang berbeda-beda. Ketika saya datang ke mal pelayanan publik, petugas meminta saya menunggu konsultasi yang jadwalnya tidak jelas. Mohon kepastian waktu penerbitan izin karena tukang sudah saya kontrak dan bahan bangunan sudah terbeli.
complaint | banjir | DPUPR | high | id | Setiap hujan lebih dari satu jam, lingkungan kami di [RW 08 Kelurahan Gembor] selalu tergenang setinggi lutut orang dewasa. Penyebabnya pintu air tidak berfungsi dan pompa yang ada hanya satu unit. Tahun lalu dijanjikan pembangunan turap dan penambahan pompa, namun hingga sekarang belum ada pekerjaan apa pun di lapangan. Barang-barang kami sudah banyak yang rusak. Tolong jangan hanya datang saat banjir untuk foto-foto.
complaint | hubungan-kerja | DISNAKER | medium | id | Saya bekerja sebagai operator produksi di salah satu perusahaan garmen selama 4 tahun dengan status kontrak yang diperpanjang terus menerus. Bulan lalu saya diberhentikan sepihak tanpa pesangon dan gaji terakhir belum dibayarkan. Upah kami pun di bawah UMK. Kami 23 orang mohon difasilitasi mediasi oleh dinas tenaga kerja.
complaint | kekerasan | DP3AP2KB | high | id | Saya mau melaporkan dugaan kekerasan terhadap anak. Seorang anak usia kira-kira 7 tahun di [kontrakan sebelah rumah saya] sering dikurung dan dipukul pakai ikat pinggang oleh ayah tirinya, badannya penuh lebam. Kami sudah menegur tetapi diancam. Mohon perlindungan anak segera turun tangan dan identitas saya dirahasiakan.
complaint | sekolah | DINDIK | medium | id | Bangunan SDN tempat anak saya belajar plafonnya sudah jebol di dua ruang kelas dan toiletnya tidak bisa dipakai. Kalau hujan siswa dipindahkan ke perpustakaan dan belajar berdesakan. Katanya sudah diajukan renovasi sejak 2022. Apa menunggu ada anak yang celaka dulu baru dibangun?
complaint | jaminan-sosial | !BPJS-TK | medium | id | Saya sudah tiga bulan resign dan mau mencairkan JHT di BPJS Ketenagakerjaan tetapi ditolak karena data NIK berbeda dengan KTP. HRD perusahaan lama tidak merespons. Mohon dibantu bagaimana prosedurnya.
complaint | keamanan | !POLRI | high | id | Mohon patroli ditingkatkan di [Jalan Teuku Umar], setiap malam minggu ada balap liar dan tawuran remaja yang membawa celurit. Warga tidak berani keluar rumah. Minggu lalu satu anak terluka kena bacok.
complaint | drainase | DPUPR | medium | id | Pengerjaan saluran u-ditch di [Jalan Irigasi Sipon] berhenti sudah sebulan, tumpukan tanah dan beton ditinggal begitu saja menutup akses ke rumah kami. Airnya tidak mengalir dan jadi sarang nyamuk. Mohon kontraktor ditegur supaya diselesaikan.
complaint | pungli | INSPEKTORAT | medium | id | Saya melaporkan dugaan penyalahgunaan dana BOS oleh oknum kepala sekolah, antara lain kuitansi fiktif untuk pembelian alat tulis. Bukti akan saya kirim lewat surat. Saya mohon inspektorat mengaudit dan melindungi saya sebagai pelapor.
complaint | angkutan-umum | DISHUB | medium | id | supir angkot b04 ugal2an sambil merokok, ibu hamil diturunin di tengah jalan
complaint | lalu-lintas | DISHUB | medium | id | truk tanah jam 7 pagi lewat [jl suryadarma] padahal dilarang, mana spanduk perwalnya doang gede
suggestion | lalu-lintas | DISHUB | low | id | gmn kalo pas jam sekolah dibikin satu arah aja jalannya, pasti lebih lancar
question | sampah | DLH | low | id | kalo mau buang kasur bekas sama sofa rusak bisa dijemput ga sih sama petugasnya, bayar berapa?
question | akta | DISDUKCAPIL | low | id | bikin akta lahir telat 10 tahun kena denda ga ya kak, syaratnya apa aja
question | kendaraan | !POLRI | low | id | perpanjang SIM di MPP bisa gak min? apa harus ke daan mogot
question | wabah | DINKES | low | id | minta fogging ke puskesmas syaratnya harus ada yang positif dulu ya?
question | layanan-kesehatan | DINKES | low | id | ini khusus warga ktp tangerang aja atau boleh domisili?
praise | layanan-kesehatan | DINKES | low | id | bidan puskesmasnya baik2 bgt, lahiran kemarin lancar ga keluar duit sepeserpun. sehat selalu ya bu
praise | kebakaran | BPBD | low | id | salut sama petugas damkar yg semalam evakuasi ular dari plafon rumah kami, ga minta bayaran
praise | aplikasi-kota | DISKOMINFO | low | id | aplikasinya bagus, lapor gampang, ga perlu antri. bintang 5
information | air-bersih | TIRTABENTENG | low | id | Pengumuman: akan dilakukan pengurasan pipa hari Kamis pukul 22.00 sehingga aliran air di [wilayah Cipondoh dan Pinang] terganggu sementara
information | banjir | DPUPR | medium | id | laporan pantauan: ketinggian air [bendungan pintu 10] siaga 3, warga bantaran harap waspada
chatter | - | - | low | id | wkwkwkwk ngakak bgt komennya
chatter | - | - | low | id | pertamax
chatter | - | - | low | id | kangen kota ini, dulu sekolah di sini
chatter | - | - | low | id | semoga berkah
chatter | - | - | low | id | MasyaAllah tabarakallah 😍
spam | - | - | low | id | link live streaming bola gratis no buffering cek bio aku kak
spam | - | - | low | id | aku dulu hutang numpuk, sejak kenal HOKI777 bisa beli rumah tingkat alhamdulillah
spam | - | - | low | id | Open BO area tangerang full service wa 0877-1122-3344
spam | - | - | low | id | Jual obat kuat herbal pembesar alami COD bayar di tempat
spam | - | - | low | id | paket anda tertahan, mohon instal file resi.apk berikut utk cek status pengiriman
spam | - | - | low | id | mau jual akun ff sultan full skin murah minat inbox
complaint | informasi-publik | DISKOMINFO | low | id | itu kolom komentar ig pemkot penuh promosi slot gacor, tolong adminnya hapusin dong malu2in
complaint | aplikasi-kota | DISKOMINFO | medium | id | sdh upload foto ktp berulang kali tp gagal terus, aplikasi apa ini
complaint | aplikasi-kota | DISKOMINFO | medium | id | laporan saya di LAKSA ditutup sepihak katanya selesai padahal petugas ga pernah datang
complaint | banjir | DPUPR | high | jv | banyune wis mlebu omah pak, tulung kirimi pompa, simbah kulo lumpuh ora iso mlayu
praise | - | - | low | jv | matur suwun sanget pak wali, mugi tansah sehat
complaint | air-bersih | TIRTABENTENG | medium | su | cai ledeng di bumi abdi teu ngocor ti kamari, kumaha ieu teh kang
praise | taman | DISBUDPAR | low | su | alus pisan tamanna ayeuna, barudak resep ulin di dieu, hatur nuhun
chatter | - | - | low | su | wilujeng enjing sadayana, sing salamet
question | adminduk | DISDUKCAPIL | low | en | Hi, how can a foreigner married to a local get a family card here?
praise | - | - | low | en | Great job guys, the city looks amazing now!
suggestion | trotoar | DPUPR | low | en | It would be nice if the sidewalk had ramps for wheelchairs and strollers
complaint | penerangan-jalan | DISHUB | medium | id | ngeri ih kalo lewat [jalan belakang bandara mas], gelap gulita kaga ada lampunya
complaint | sampah | DLH | medium | id | entu orang pada buang sampah mulu di kali, kaga ada yang negor, aer jadi butek bau bacin
question | ppdb | DINDIK | low | id | emak mau nanya, bocah umur 6 taon kurang sebulan boleh masup SD negeri kaga?
complaint | lalu-lintas | DISHUB | medium | id | rambu dilarang parkir ketutup daun pohon jadi pada ga keliatan terus kita yg ditilang
complaint | pohon | DISBUDPAR | high | id | ada pohon tumbang nutup [jalan arah kampung ledug] ga bisa lewat sama sekali
complaint | hewan-liar | BPBD | medium | id | sarang tawon segede galon di atap mushola pak, minta tolong damkar nurunin
complaint | pangan-ternak | DKP | medium | id | tetangga pelihara puluhan ayam di kampung padet gini, bau tainya ampun, takut flu burung
question | pangan-ternak | DKP | low | id | beli beras SPHP di kantor pangan masih ada ga dan boleh berapa karung
complaint | ambulans | DINKES | emergency | id | tolong orang kecelakaan pendarahan di kepala [depan spbu cimone], ambulan mana ambulan
complaint | listrik | !PLN | emergency | id | kabel listrik putus jatuh ke genangan air di [gang kami rt 5], ada anak kesetrum!!
complaint | odgj | DINSOS | medium | id | ada kakek terlantar tidur di emperan toko [seberang ramayana] udah 3 hari, ga tau keluarganya dimana
complaint | bansos | DINSOS | medium | id | sembako bantuan banjir kok cuma sampe RT sebelah, RT kami ga kebagian sama sekali
complaint | adminduk | DISDUKCAPIL | medium | id | KK saya nama anak hilang satu di sistem, alhasil ga bisa daftar sekolah, gimana sih kerjanya
complaint | sekolah | DINDIK | high | id | anak saya dibully temen2nya di smp negeri sampe ga mau sekolah, gurunya bilang cuma bercanda
question | sekolah | DINDIK | low | id | libur lebaran anak sd sampai tanggal berapa min
complaint | layanan-kesehatan | DINKES | medium | id | IGD RSUD nolak pasien katanya kamar penuh, bapak saya stroke diputer2 ke 3 rumah sakit
complaint | layanan-kesehatan | DINKES | medium | id | no antrian online selalu abis jam 7 lewat semenit
complaint | wabah | DINKES | high | id | [kampung saya] banyak yg kena muntaber abis banjir kemarin, anak2 pada diare
suggestion | layanan-kesehatan | DINKES | low | id | saran aja min kalo bisa puskesmas buka sampe malem biar yg kerja shift kebagian berobat
information | wabah | DINKES | low | id | Yuk lakukan 3M Plus cegah jentik nyamuk, ingat menguras menutup mendaur ulang
complaint | kekerasan | DP3AP2KB | high | id | saya korban kdrt pak, sudah lari dr rumah bawa anak dua, butuh tempat aman
complaint | psu-perumahan | PERKIMTAN | medium | id | lahan fasos komplek kami dijadiin lapak jualan sama oknum, padahal harusnya buat lapangan anak
question | rumah-tidak-layak | PERKIMTAN | low | id | syarat ikut program bedah rumah apa saja? apakah harus tanah milik sendiri
suggestion | lowongan-kerja | DISNAKER | low | id | usul adain pelatihan kerja buat ibu rumah tangga kayak jahit atau barista gitu pak
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | gas melon langka dimana mana, sekalinya ada harganya 30 rebu
complaint | umkm | DISPERINDAGKOPUKM | medium | id | koperasi simpan pinjam di [ruko batu ceper] bawa kabur duit anggota, ratusan korbannya
question | pasar | PERUMDAPASAR | low | id | mau sewa kios di [pasar poris] hubungi siapa ya, harga per bulannya
question | perizinan | DPMPTSP | low | id | ngurus IMB sekarang namanya PBG ya pak? berapa biayanya untuk rumah 60 meter
praise | pajak-daerah | BAPENDA | low | id | mantul bayar pbb tinggal scan qris, ga ribet lagi
complaint | kepegawaian | BKPSDM | medium | id | hasil seleksi P3K paruh waktu ga transparan, honorer lama malah kelewat sama yg baru masuk
complaint | perencanaan | BAPPEDA | medium | id | udah 4 tahun usulan kami di musrenbang mentok doang di kertas, anggarannya ke mana
suggestion | olahraga | DISPORA | low | id | perbanyak lapangan basket dan skatepark dong biar remajanya ga nongkrong ga jelas
suggestion | perpustakaan | DPAD | low | id | koleksi buku anak di perpusda ditambah ya kak, sama wifi nya dikencengin
complaint | ketertiban | SATPOLPP | medium | id | kontrakan [samping mushola al barkah] dijadiin tempat mesum, gonta ganti pasangan tiap malem
complaint | reklame-liar | SATPOLPP | medium | id | baliho gede di [pertigaan cimone] miring mau rubuh kalo ada angin
complaint | pencemaran | DLH | medium | id | bengkel las [samping rumah] berisik dari subuh, percikan apinya sampe ke jemuran
complaint | sungai | DPUPR | medium | id | eceng gondok sama sampah nutupin [situ cipondoh] minta dikeruk dong
complaint | galian | DPUPR | medium | id | proyek gorong2 di [jl hasyim ashari] ga kelar kelar, ga ada rambu, macet tiap pagi
complaint | trotoar | DPUPR | medium | id | trotoar baru dibangun udah ancur, jalan kaki malah turun ke aspal
question | tagihan-air | TIRTABENTENG | low | id | pasang baru pdam biayanya brp dan berapa lama jadinya
praise | air-bersih | TIRTABENTENG | low | id | nah gini dong airnya udah ngalir deras lagi, thanks pdam
complaint | layanan-kelurahan | KEC-LARANGAN | medium | id | kantor [kelurahan gaga] ga ada petugasnya dari tadi, cuma satpam doang
complaint | layanan-kelurahan | ? | medium | id | pemilihan ketua RW di tempat kami ga jelas, tau2 udah ditunjuk
complaint | transportasi-luar | !KAI | medium | id | palang pintu kereta [poris] sering telat nutup, ngeri banget, PT KAI tanggung jawab dong
complaint | transportasi-luar | !JASA-MARGA | medium | id | saldo etoll kepotong dua kali di [gerbang karawaci]
complaint | urusan-instansi-lain | !BPN | medium | id | kena mafia tanah, sertifikat tanah warisan kami tau2 udah balik nama orang
complaint | urusan-instansi-lain | !BANK | medium | id | diteror debt collector pinjol tiap jam, foto saya disebar ke kontak
complaint | urusan-instansi-lain | !BGN | high | id | anak2 keracunan abis makan siang gratis mbg di sekolah, mual muntah belasan orang
complaint | urusan-instansi-lain | !PGN | high | id | pipa gas kota bocor [depan rumah blok a3], bau gasnya nyengat banget
question | urusan-instansi-lain | !KPU | low | id | nama saya ga ada di daftar pemilih, ngurusnya ke kpu kah
complaint | - | !KAB-TANGERANG | medium | id | lapor pak, lampu jalan di [cikupa citra raya] mati dari kemarin
question | - | - | low | id | min kok dm aku ga dibales
question | - | - | low | id | kapan mulainya kak
chatter | - | - | low | id | benda apa itu kok bentuknya aneh wkwk
praise | - | - | low | id | Semoga makin maju dan jaya kota tercinta, bangga jadi warganya ❤️
praise | lalu-lintas | DISHUB | low | id | Macetnya udah ga separah dulu semenjak ada petugas dishub tiap pagi, hatur nuhun bapak2
complaint | jalan-rusak | DPUPR | medium | id | Terima kasih ya pak sudah membiarkan jalan kami rusak sampai 5 tahun. Hebat!
complaint | penerangan-jalan | DISHUB | medium | id | kapan ya lampu jalan di [jl moh toha] nyala? apa nunggu ada yang dibegal dulu
complaint | jalan-rusak | DPUPR | medium | id | assalamualaikum bapak ibu saya pak slamet umur 67 tahun mau lapor jalan menuju masjid kami di [gang damai sukasari] sudah pada pecah pecah kami yang tua tua ini takut terpeleset kalau subuh mohon dibantu disemen terima kasih
complaint | penerangan-jalan | DISHUB | medium | id | pak lampunya mati dari ujung ke ujung [sepanjang kali mookervart] tiangnya ada lampunya ga ada
information | lalu-lintas | DISHUB | low | id | [jl daan mogot] arah kalideres lancar jaya pagi ini
information | ppdb | DINDIK | low | id | Pendaftaran SPMB SD dibuka mulai 10 Juni, jalur afirmasi lebih dulu, info lengkap di https://contoh.id/spmb
information | bansos | DINSOS | low | id | Pencairan BPNT tahap 2 sudah masuk KKS hari ini ya bu ibu, bisa dicek di agen terdekat
information | adminduk | DISDUKCAPIL | low | id | Besok mobil keliling dukcapil hadir di [halaman kelurahan poris gaga] jam 9, bisa cetak ktp di tempat
suggestion | parkir-liar | DISHUB | low | id | kalau boleh usul bikin gedung parkir bertingkat di [pasar lama] jadi kuliner aman jalan ga sumpek
suggestion | pohon | DISBUDPAR | low | id | tolong perbanyak nanem pohon di pinggir jalan, tangerang panas banget
suggestion | ppdb | DINDIK | low | id | harusnya kuota jalur prestasi diperbanyak, jangan zonasi terus, kasian anak pinter
suggestion | kendaraan | !SAMSAT | low | id | semoga samsat keliling mampir juga ke perumahan kami sebulan sekali
suggestion | sampah | DLH | low | id | perlu dipasang cctv di titik pembuangan liar biar pelakunya kena denda
complaint | sampah | DLH | medium | id | tukang sampah minta uang tambahan kalo ga dikasih ga diangkut
complaint | sampah | DLH | medium | id | SAMPAHHHH!!! TOLONG DIANGKUT UDAH SEMINGGU WOII
complaint | lalu-lintas | DISHUB | medium | id | speed bump [depan komplek] ketinggian, motor ceper pada gasruk
complaint | lalu-lintas | DISHUB | medium | id | ga ada zebra cross [depan smpn 9], anak2 nyebrang dag dig dug
complaint | angkutan-umum | DISHUB | medium | id | [terminal poris plawad] gelap calo semua, penumpang ditarik2
complaint | parkir-liar | DISHUB | medium | id | e-parkir nya ga jalan, tetep aja diminta cash sama kang parkir
question | angkutan-umum | DISHUB | low | id | tayo bayarnya pake qris bisa gak sih?
question | jalan-rusak | DPUPR | low | id | [jalan depan rumah saya] itu jalan kota apa provinsi ya? pengen tau siapa yg benerin
question | pkl | SATPOLPP | low | id | mau jualan di car free day ijinnya kemana ya
question | kebakaran | BPBD | low | id | nomor telpon damkar terdekat berapa min buat jaga2
question | informasi-publik | DISKOMINFO | low | id | layanan 112 itu bisa dipanggil gratis tanpa pulsa?
question | sekolah-menengah-atas | !DINDIKBUD-BANTEN | low | id | spmb sma negeri banten jalur domisili daftarnya dimana
question | makam | PERKIMTAN | low | id | mau numpang tanya, biaya pemakaman di tpu pemkot emang gratis?
question | hubungan-kerja | DISNAKER | low | id | umk kota tangerang tahun depan naik berapa persen
question | kekerasan | DP3AP2KB | low | id | konsultasi sama psikolog puspaga gratis ya? daftar lewat apa
question | akta | DISDUKCAPIL | low | id | legalisir akta kelahiran bisa diwakilin orang lain gak
question | adminduk | DISDUKCAPIL | low | id | KIA bikin dimana min, anak umur 3 thn
praise | perizinan | DPMPTSP | low | id | urus NIB di MPP cuma 15 menit, keren euy pelayanannya
praise | drainase | DPUPR | low | id | got yg mampet kmrn udh dikeruk, makasih pak petugas oranye
praise | - | - | low | id | Mantap min, responnya cepet
praise | wabah | DINKES | low | id | Fogging kemarin cepat dilaksanakan setelah kami lapor, kader jumantiknya rajin. Hebat!
chatter | - | - | low | id | lagi di mana bang, ngopi yuk
chatter | - | - | low | id | 😂😂😂
chatter | - | - | low | id | cimone represent
chatter | - | - | low | id | hati ini gelap tanpa lampu jalan darimu
chatter | - | - | low | id | aku padamu mas dishub ganteng
chatter | - | - | low | id | jangan baper dong sis, santai
chatter | - | - | low | id | nonton persita kalah lagi, nyesek
spam | - | - | low | id | bocoran pola gate of olympus malam ini scatter turun terus, link: cuanterus.xyz
spam | - | - | low | id | M O N A 4 D paling gampang menang bro
spam | - | - | low | id | Rental mobil lepas kunci murah 24 jam tangerang jakarta call 0813 9988 7766
spam | - | - | low | id | promo wifi cepat 30mbps 150rb gratis pasang hubungi sales kami 08991234567
spam | - | - | low | id | yg mau gestun paylater cair hari ini dm ya kak rate murah
spam | - | - | low | id | pusaka penarik uang gaib tanpa tumbal, minat hubungi ki ageng
complaint | keamanan | !POLRI | medium | id | saya ketipu jual beli online 2 juta, nomernya saya punya, tolong dilacak pak polisi
suggestion | informasi-publik | DISKOMINFO | low | id | komen judol bertebaran di postingan ini, mending kolom komentarnya difilter min
complaint | listrik | !PLN | medium | id | tegangan listrik naik turun tv saya sampe meledak, [rt 02 uwung jaya]
complaint | banjir | DPUPR | medium | id | genangan di [depan kantor pos ahmad yani] tiap ujan, motor pada mogok
complaint | sungai | DPUPR | medium | id | kali [depan rumah] dangkal banget penuh lumpur, kapan dinormalisasi
complaint | kebakaran | BPBD | medium | id | apar di kelurahan udah expired semua, hydrant juga ga ada airnya
complaint | - | ? | medium | id | mana janji kampanyenya pak, bohong semua
complaint | - | ? | low | id | akun resmi kok centang biru doang, kerja kaga
complaint | kekerasan | DP3AP2KB | high | id | Anak perempuan sering nangis malem2 di kontrakan no 4, kata tetangga ditelantarin ibunya ga dikasi makan
complaint | jalan-rusak | !BPJN | medium | id | [Jalan Otista] bergelombang parah dekat tanjakan, tambal sulam doang bikin goyang
complaint | penerangan-jalan | DISHUB | medium | id | lampu jalan di [sudirman] pada mati nih dari jembatan sampe robinson
complaint | trotoar | DPUPR | medium | id | motor pada naik ke trotoar tiap macet, pejalan kaki diklakson
complaint | pencemaran | DLH | medium | id | limbah tahu dibuang ke selokan, bau asem sekampung
complaint | pungli | INSPEKTORAT | medium | id | mau masuk jadi satpol pp honorer diminta setor 40 juta oleh oknum pegawai
complaint | ppdb | DINDIK | medium | id | web spmb lemot bgt titik koordinat rumah ga bisa digeser, besok terakhir!!
complaint | aplikasi-kota | DISKOMINFO | medium | id | dulu lancar skrg tiap buka blank putih doang, uninstall deh
complaint | trotoar | DPUPR | medium | id | Sebagai pejalan kaki saya prihatin dengan kondisi trotoar di [Jalan Perintis Kemerdekaan]. Banyak ubin terangkat akar, lubang kontrol tanpa penutup, dan sebagian dipakai untuk pot bunga serta tiang reklame. Penyandang disabilitas tidak mungkin lewat. Mohon ditata ulang agar ramah bagi semua.
question | adminduk | DISDUKCAPIL | low | id | Selamat pagi, saya berencana pindah dari Kabupaten Bogor ke Kota Tangerang mengikuti suami. Apakah saya harus mengurus surat pindah di daerah asal terlebih dahulu, dan dokumen apa saja yang perlu dibawa ke dinas kependudukan? Mohon penjelasannya, terima kasih.
question | sekolah | DINDIK | low | id | Mohon penjelasan mengenai aturan mutasi siswa SMP dari luar kota, apakah dapat dilakukan pada pertengahan semester dan apakah ada biaya yang dibebankan kepada orang tua?
complaint | jaminan-sosial | !BPJS-KES | medium | id | Saya peserta BPJS mandiri kelas 3. Ketika hendak kontrol ke rumah sakit, kepesertaan saya dinyatakan tidak aktif karena ada tunggakan dua tahun lalu yang menurut saya sudah dibayar lewat minimarket. Mohon pihak BPJS Kesehatan memeriksa riwayat pembayaran saya.
complaint | transportasi-luar | !KAI | medium | id | Penumpang KRL lintas Duri Tangerang mengeluhkan jarak antar kereta yang terlalu lama pada jam sibuk sehingga penumpukan terjadi di peron stasiun. Eskalator juga mati hampir sebulan. Mohon pihak KAI Commuter menambah perjalanan.
complaint | urusan-instansi-lain | !KEMENAG | medium | id | Saya ditarik biaya 800 ribu oleh penghulu KUA padahal akad nikah dilaksanakan di kantor pada jam kerja. Mohon ditindak oknum tersebut.
complaint | jalan-rusak | !BPJN | medium | id | @kota jembatan layang sama [jalan daan mogot batuceper] rusak bgt bun lubang dimana2 #daanmogot
complaint | sampah | DLH | medium | id | sampah berserakan di [sepanjang jl daan mogot deket kantor samsat] kok ga ada yg nyapu
complaint | keamanan | !POLRI | medium | id | banyak kurir narkoba nyamar ojol transaksi di [gang kelinci], resah
complaint | transportasi-luar | !BANDARA | medium | id | petugas keamanan [bandara soekarno hatta] ga sopan sama penumpang lansia
complaint | urusan-instansi-lain | !INTERNET | medium | id | sinyal telkomsel di [gebang raya] ilang mulu, internet lemot kayak siput
complaint | layanan-kelurahan | KEC-KARAWACI | medium | id | staf [kecamatan karawaci] nyuruh nunggu sambil main hp, warga ngantri ga dipedulikan
complaint | rumah-tidak-layak | PERKIMTAN | medium | id | septictank umum program sanitasi bocor di rt kami, wc komunal bau ke mana mana
suggestion | layanan-kesehatan | DINKES | low | id | min tolong adain pemeriksaan mata gratis buat lansia kayak tahun lalu
complaint | bansos | DINSOS | medium | id | Beras bantuan bulog yang dibagikan di kelurahan berkutu dan bau apek, masa orang susah dikasih makanan ayam
praise | lowongan-kerja | DISNAKER | low | id | berkat pelatihan las dari disnaker skrg udah kerja di pabrik, makasih banyak
praise | keamanan | !POLRI | low | id | terima kasih bapak polisi motor saya yang dicuri ketemu
chatter | - | - | low | id | kok mirip mantan ya adminnya 😭
information | wisata-budaya | DISBUDPAR | low | id | Saksikan pentas lenong malam minggu di [taman potret] mulai jam 7, gratis buat warga
question | bansos | DINSOS | low | id | kapan ya blt lansia cair bulan ini? udah dicek ke atm masih kosong
question | air-bersih | TIRTABENTENG | low | id | kapan normal lagi airnya min? dari pagi ga ngalir di [cikokol]
complaint | umkm | DISPERINDAGKOPUKM | medium | id | bantuan gerobak umkm cuma buat yang kenal orang dalam, pedagang beneran kaya saya ga dapet
complaint | perpustakaan | DPAD | medium | id | buku pinjaman udah dibalikin tapi di sistem perpus masih kecatat telat, kena denda
complaint | jalan-rusak | DPUPR | medium | id | kang @walikota punten [jalan kopo citarip] loba kawah, abdi ampir tijungkel kamari cc @dbmp
complaint | trotoar | DPUPR | medium | id | kang emil trotoar [jl riau] udah cakep tapi dijadiin jalur motor, sedih aing
praise | trotoar | DPUPR | low | id | trotoar dago sekarang enak buat jalan kaki, nuhun pak wali @kota
chatter | - | - | low | id | RT @viral: quotes hari ini, jangan lupa bahagia ya wargiii
complaint | sampah | DLH | medium | id | @kota @dlh [samping rel jalan stasiun] jadi tempat buang sampah, udah numpuk setinggi orang #sampah
complaint | banjir | DPUPR | high | id | [pasteur] banjir cileuncang lagi cuy motor gw mogok, gorong2nya kecil kali ya
complaint | penerangan-jalan | DISHUB | medium | id | min mau lapor pju [jl inspeksi cikapundung] mati 7 titik, poek pisan
complaint | reklame-liar | SATPOLPP | low | id | poster konser ditempel dimana2 tiang telpon penuh, bikin kotor kota aja nih
suggestion | angkutan-umum | DISHUB | low | id | pak gimana kalau angkot dikasih jadwal dan halte tetap biar ga ngetem, kayak di luar negeri
suggestion | wisata-budaya | DISBUDPAR | low | id | kudunya tiap minggu ada pagelaran angklung di pendopo biar turis betah
question | perizinan | DPMPTSP | low | id | kang kalo mau syuting di taman izinnya ke dinas mana dan bayar berapa
information | keamanan | !POLRI | medium | id | hati2 barusan ada copet di bus jurusan leuwipanjang, modusnya mepet
chatter | - | - | low | id | dingin pisan euy bandung malam ini, ngebandrek heula
praise | - | - | low | id | salut buat pemimpin muda yang mau dengerin warganya lewat twitter 👏
complaint | kepegawaian | BKPSDM | medium | id | apel pagi pegawai telat semua tadi liat sendiri jam setengah 9 baru nongol, gimana mau melayani
complaint | adminduk | DISDUKCAPIL | medium | id | Saya mengajukan perubahan status perkawinan pada KK melalui layanan daring tanggal 3 bulan lalu. Sampai sekarang berkas masih tertulis verifikasi. Saya hubungi nomor WhatsApp pelayanan hanya dijawab mesin otomatis. Padahal KK tersebut akan dipakai mendaftar sekolah anak minggu depan. Mohon dipercepat.
complaint | air-bersih | TIRTABENTENG | medium | id | Yth. Direksi perusahaan air minum daerah. Sejak perbaikan pipa induk bulan lalu, tekanan air di kompleks kami sangat lemah dan tidak sampai ke toren. Kami sudah membuat laporan nomor tiket dua kali, petugas datang lalu mengatakan normal. Kami meminta pengecekan ulang dengan alat ukur.
complaint | bansos | DINSOS | medium | id | Ibu saya penerima PKH lansia sejak 2019, namun tiga tahap terakhir tidak pernah masuk rekening. Pendamping mengatakan data ganda tanpa penjelasan lebih lanjut. Ibu saya berumur 76 tahun dan tidak berpenghasilan. Mohon dicek di sistem.
complaint | psu-perumahan | PERKIMTAN | medium | id | Jalan dan penerangan di dalam perumahan kami tidak pernah diperbaiki karena pengembang belum menyerahkan prasarana kepada pemerintah kota, sementara kantornya sudah tidak ada. Warga sudah iuran menambal sendiri. Mohon langkah pemerintah agar fasilitas umum kami dapat dikelola.
complaint | parkir-liar | DISHUB | medium | id | Mobil travel mangkal dan menginap di badan [jalan depan pertokoan Jalan Imam Bonjol] sehingga lajur tinggal satu. Petugas pernah menggembok satu kali lalu tidak ada tindak lanjut.
complaint | drainase | DPUPR | medium | id | Air buangan dari kios di pinggir jalan dialirkan langsung ke badan jalan karena tidak tersedia saluran, jalan menjadi licin dan berbau
question | layanan-kesehatan | DINKES | low | id | syarat bikin surat keterangan sehat buat CPNS apa aja min?
question | layanan-kesehatan | DINKES | low | id | umur 50 masih boleh suntik vaksin pneumonia ga kak
question | layanan-kesehatan | DINKES | low | id | nakes honorer ada rekrutmen lagi kapan ya
praise | layanan-kesehatan | DINKES | low | id | selamat hari bidan untuk semua bidan hebat 🎉
chatter | - | - | low | id | hadirrr dari pkm sukasari
chatter | - | - | low | id | gemoy bgt bayinya 😍
complaint | aplikasi-kota | DISKOMINFO | medium | id | ga guna, daftar aja muter2 suruh verifikasi wajah gagal mulu
complaint | aplikasi-kota | DISKOMINFO | medium | id | tiap mau buka menu cctv keluar sendiri
praise | aplikasi-kota | DISKOMINFO | low | id | oke banget
question | aplikasi-kota | DISKOMINFO | low | id | cara ganti nomor hp yang lama di akun gimana ya? nomornya udah hangus
spam | - | - | low | id | auto jackpot tiap spin cobain deh di 𝙇𝙐𝙉𝘼𝟳𝟳 𝙥𝙖𝙨𝙩𝙞 𝙗𝙖𝙮𝙖𝙧
spam | - | - | low | id | bang admin kasih bocoran pola dong, kemarin di RAJA805 pecah x1000 mantap jiwa
spam | - | - | low | id | Kami perusahaan resmi menawarkan pinjaman bunga 0,5% proses 1 hari tanpa BI checking, WA.me/62811000
spam | - | - | low | id | NIKAH TANPA RIBET paket lengkap catering dekor rias mulai 25 jt slot terbatas dm sekarang
chatter | - | - | low | id | slot tv keponakan gw apa sih remotenya ilang wkwk
complaint | keamanan | !POLRI | high | id | suami saya kecanduan slot sampe jual motor, bandarnya orang [kampung sini] juga, tolong ditangkap pak
complaint | jalan-rusak | !BPJN | high | id | lobang gede di [jl merdeka depan shell], udah 2 orang jatoh minggu ini
complaint | transportasi-luar | !KAI | medium | id | [stasiun poris] kalo hujan atapnya bocor, lift buat lansia mati
question | jaminan-sosial | !BPJS-TK | low | id | kalo udah keluar kerja 2 bulan jht nya bisa dicairin semua ga ya
complaint | urusan-instansi-lain | !BPN | medium | id | pengukuran tanah molor terus padahal sudah bayar resmi ke kantor atr
complaint | urusan-instansi-lain | !INTERNET | medium | id | internet rumah mati dari kemarin, teknisinya janji palsu mulu
complaint | - | !TANGSEL | medium | id | lampu pju di [serpong deket pasar modern] mati 3 hari
complaint | kebakaran | BPBD | emergency | id | kompor meledak di warung nasi [depan sekolah], api udah nyamber atap
complaint | keamanan | !POLRI | emergency | id | ada orang bawa golok ngejar warga di [lapangan ahmad yani] sekarang juga!!!
complaint | odgj | DINSOS | medium | id | nenek pikun nyasar di [depan alfamidi gondrong] ga inget rumahnya dimana
complaint | makam | PERKIMTAN | medium | id | kuburan keluarga saya ditumpuk jenazah lain tanpa izin ahli waris
complaint | pasar | PERUMDAPASAR | medium | id | mau jualan di [pasar ramadhani] uang muka lapaknya dinaikin sepihak sama pengelola
complaint | ormas | KESBANGPOL | medium | id | bendera ormas dipasang sepanjang jalan dan anggotanya minta sumbangan paksa ke warung
complaint | umkm | DISPERINDAGKOPUKM | medium | id | sertifikasi halal gratis kuotanya abis mulu, pedagang kecil ga kebagian
complaint | pangan-ternak | DKP | medium | id | kucing kampung di blok kami beranak pinak, minta program sterilisasi dong
complaint | keluarga-berencana | DP3AP2KB | medium | id | minta pasang iud di bidan katanya alatnya abis dari pusat
complaint | wisata-budaya | DISBUDPAR | medium | id | museumnya gelap, ga ada pemandu, koleksi berdebu sayang banget
complaint | hewan-liar | BPBD | medium | id | biawak segede lengan nongol dari wc, tolong evakuasi
complaint | ketertiban | SATPOLPP | medium | id | abg mabok lem di [jembatan merah] tiap malem minggu, botol berserakan
complaint | galian | DPUPR | medium | id | bongkar pasang jalan mulu, kemarin pipa sekarang fiber, abis digali ditinggal
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | telor 32rb sekilo minyak curah 20rb gaji segitu2 aja gimana rakyat kecil
complaint | jalan-rusak | DPUPR | medium | id | pak dewan pak walkot, akses ke kampung kami tiap hujan jadi arena motocross, anak sekolah nenteng sepatu
complaint | penerangan-jalan | DISHUB | medium | id | 3 titik lampu depan balai warga udah jadi pajangan doang
complaint | parkir-liar | DISHUB | medium | id | nongkrong di kafe bentar motor dijagain orang ga jelas, mau pulang dimintain 5 ribu
complaint | drainase | DPUPR | medium | id | ujan 10 menit air dari jalan langsung masuk ke halaman, soalnya parit udah rata sama tanah
complaint | sungai | DPUPR | medium | id | kali belakang sekolah udah kayak daratan, rumput tumbuh di tengahnya
complaint | sampah | DLH | medium | id | mobil pengangkutnya netes air lindi sepanjang jalan, mau muntah
complaint | pohon | DISBUDPAR | medium | id | akar beringin ngangkat pager rumah saya, minta dirapihin
complaint | pkl | SATPOLPP | medium | id | tukang buah pake mobil bak buka lapak di tikungan tiap sore
complaint | bangunan-liar | SATPOLPP | medium | id | tetangga manjangin teras sampe makan separo gang, motor aja mentok
complaint | layanan-kesehatan | DINKES | medium | id | ibu saya disuruh pulang padahal masih lemes habis lahiran, katanya bed dipake pasien lain
complaint | wabah | DINKES | high | id | satu kontrakan demam semua bintik merah, udah dua orang masuk rumah sakit
complaint | sekolah | DINDIK | medium | id | kepala sekolahnya jarang masuk, guru olahraga malah ngajar matematika
complaint | adminduk | DISDUKCAPIL | medium | id | foto di kartu identitas saya kayak buronan, blur banget, minta rekam ulang ditolak
complaint | bansos | DINSOS | medium | id | tetangga punya kontrakan 5 pintu dapet beras tiap bulan, saya tukang rongsok ga dilirik
complaint | kekerasan | DP3AP2KB | high | id | pacar anak saya nyebar foto pribadinya dan ngancem, anaknya masih smp
complaint | hubungan-kerja | DISNAKER | medium | id | udah 3 lebaran kerja di gudang ekspedisi ga pernah dapet tunjangan hari raya
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | antri gas 3 kilo dari subuh cuma dapet satu tabung, warteg saya mau tutup aja
complaint | pajak-daerah | BAPENDA | medium | id | tanah udah dijual dari 2017 tapi tagihan bumi bangunan masih atas nama saya
complaint | kepegawaian | BKPSDM | medium | id | bapak2 berseragam korpri main catur di warkop jam 2 siang
complaint | layanan-kelurahan | ? | medium | id | dateng jam 8 kantor desa masih digembok, sejam kemudian baru dibuka
complaint | keamanan | !POLRI | high | id | spion mobil dipreteli, cctv ada, lapor kemana ya biar ketangkep
complaint | transportasi-luar | !KAI | medium | id | mesin tap out stasiun error, saldo kepotong dobel
question | adminduk | DISDUKCAPIL | low | id | kalo udah nikah, pisah kartu dari orang tua urus dimana dulu ya
question | pajak-daerah | BAPENDA | low | id | telat bayar bumi bangunan setaun kena bunga berapa persen min
question | angkutan-umum | DISHUB | low | id | dari pasar anyar ke stadion ada tayo ga
suggestion | lalu-lintas | DISHUB | low | id | pak coba jalur motor dipisah di jalan utama biar ga campur truk
suggestion | aplikasi-kota | DISKOMINFO | low | id | bisa dong ditambahin peta lokasi pas lapor
praise | layanan-kesehatan | DINKES | low | id | dokter puskesmasnya sabar jelasin ke emak saya yg budeg, semoga rejekinya lancar
praise | aplikasi-kota | DISKOMINFO | low | id | praktis, ga usah keluar rumah
information | banjir | DPUPR | medium | id | tinggi muka air cisadane pagi ini 120 cm masih aman
chatter | - | - | low | id | ada yang senasib jomblo menahun?
chatter | - | - | low | id | tebak hayo ini dimana
chatter | - | - | low | id | masakan ibu emang ga ada lawan
complaint | - | ? | medium | id | tolonglah jangan cuma pas mau pilkada baik sama rakyat
spam | - | - | low | id | info A1 malam ini meledak terus, gass link ada di profil
spam | - | - | low | id | bantu pelunasan hutang tanpa riba, hubungi ustadz di nomor 0823-4455-6677
chatter | - | - | low | id | @kota kang kapan main ke sekolah kami lagi, kangen disapa
information | - | - | low | id | RT @berita: Wali kota minta ASN jadi contoh naik angkutan umum tiap Jumat
information | banjir | DPUPR | medium | id | @kota update genangan gedebage: mulai surut, kendaraan kecil sudah bisa lewat
complaint | lalu-lintas | DISHUB | medium | id | @kota @dishub di [simpang samsat soetta] lampu kuningnya cuma sedetik, banyak yg kejebak di tengah
complaint | angkutan-umum | DISHUB | medium | id | angkot caheum ledeng makin sedikit, nunggu 40 menit di [terminal dago]
complaint | keamanan | !POLRI | high | id | temen kosan gue dibuntutin orang naik matic sampe depan gerbang, patroli malem dong
suggestion | lalu-lintas | DISHUB | low | id | @kota usul lur, jalur sepeda di dago dikasih pembatas karet biar ga diserobot motor
question | taman | DISBUDPAR | low | id | kang taman film buka sampai malem? mau nobar sama temen kampus
praise | - | - | low | id | @kota sukses terus kang, warga bangga punya walikota kreatif
chatter | - | - | low | id | gerimis, kopi, lagu lama. pas
complaint | - | ? | medium | id | ngomong doang di tv, realitanya nol besar
complaint | sekolah | DINDIK | medium | id | Kami wali murid sebuah SD negeri mempertanyakan iuran perpisahan kelas 6 sebesar 650 ribu yang ditetapkan sepihak oleh paguyuban kelas dan dikumpulkan oleh guru. Bagi yang menunggak, rapor tidak dibagikan. Mohon Dinas Pendidikan melarang praktik semacam ini.
complaint | layanan-kesehatan | DINKES | medium | id | Anak saya demam tinggi dan saya bawa ke puskesmas pukul 15.00, namun petugas mengatakan pelayanan hanya sampai pukul 12.00 dan diminta kembali esok. Saya akhirnya ke klinik swasta dengan biaya besar. Bukankah puskesmas seharusnya melayani sampai sore?
complaint | perizinan | DPMPTSP | medium | id | Saya bermaksud mengurus perpanjangan izin apotek. Pada sistem tertera menunggu verifikasi dinas teknis sejak enam minggu lalu. Nomor layanan tidak diangkat dan surel tidak dibalas. Izin lama habis bulan depan sehingga usaha kami terancam tutup.
complaint | air-bersih | TIRTABENTENG | medium | id | Sudah satu setengah bulan air yang mengalir ke rumah kami berwarna cokelat dan mengendap pasir halus. Pakaian putih berubah kuning. Petugas pernah menguras pipa di ujung gang tetapi dua hari kemudian kembali seperti semula.
complaint | kabel-tiang | DPUPR | medium | id | Terdapat tiang telekomunikasi yang ditanam tepat di depan pintu garasi saya tanpa persetujuan. Pelaksana di lapangan tidak dapat menunjukkan surat tugas. Mohon ditertibkan dan dipindahkan.
complaint | hubungan-kerja | DISNAKER | medium | id | Saya karyawan sebuah restoran cepat saji di mal. Upah kami dibayar harian di bawah ketentuan dan tidak pernah ada surat perjanjian kerja. Saat kami menanyakan, kami diancam dirumahkan. Mohon pengawasan.
complaint | odgj | DINSOS | medium | id | Seorang bapak dengan gangguan kejiwaan tinggal sendirian di rumah kosong dekat kami, tidak makan teratur dan kadang melempari batu. Keluarganya tidak diketahui. Mohon dijemput untuk perawatan.
complaint | jaminan-sosial | !BPJS-KES | medium | id | Saya sudah melunasi tunggakan iuran kelas 3 namun status kepesertaan tetap tidak dapat digunakan, rumah sakit meminta menunggu 45 hari
complaint | transportasi-luar | !JASA-MARGA | medium | id | Antrean keluar [gerbang tol karawaci barat] selalu lebih dari 1 km karena gardu yang buka cuma dua
question | bansos | DINSOS | low | id | Bagaimana cara mendaftarkan ibu mertua saya yang lumpuh supaya mendapat bantuan kursi roda dari pemerintah?
question | layanan-kesehatan | DINKES | low | id | bun mau tanya kalo telat imunisasi dpt booster sebulan gapapa kah?
question | layanan-kesehatan | DINKES | low | id | yg punya maag boleh ikut donor ga ya
complaint | layanan-kesehatan | DINKES | medium | id | pelayanan di loket 2 lama bgt kayak siput, pegawainya ngobrol
chatter | - | - | low | id | semangat para nakes 💪
complaint | aplikasi-kota | DISKOMINFO | medium | id | loginnya pake nik tapi katanya nik ga ketemu, padahal warga asli
complaint | aplikasi-kota | DISKOMINFO | medium | id | Sampah. Cuma menuh2in memori
suggestion | aplikasi-kota | DISKOMINFO | low | id | lumayan, tapi tolong tampilannya dibikin lebih sederhana buat lansia
spam | - | - | low | id | Mau usaha kopi keliling? Paket kemitraan mulai 2 jt balik modal sebulan, klik link di bio
spam | - | - | low | id | Gacor banget nih 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈 depo 20 wd 700, admin ramah
spam | - | - | low | id | Ibu Ratna pernah susah, sekarang kaya berkat pesugihan putih Mbah Jarwo 082211223344
complaint | keamanan | !POLRI | medium | id | di [warkop ujung jalan] terang2an jual kupon togel, polisi tutup mata
`;
