// Messages the rules may be improved on; labelled before triage had read them.
// kind | topic | who: agency, !outside body, ? nobody for sure, - no matter | urgency | language | message, [place] in brackets
export const SECOND_READER_DEV_1 = `
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
`;
