// Messages the rules may be improved on; labelled before triage had read them.
// kind | topic | who: agency, !outside body, ? nobody for sure, - no matter | urgency | language | message, [place] in brackets
export const SECOND_READER_DEV_2 = `
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
complaint | penerangan-jalan | DISHUB | medium | id | min udah dua minggu lampu di [jembatan kali sabi] ga hidup, ngeri lewat situ sendirian
complaint | lalu-lintas | DISHUB | medium | id | [pertigaan cadas] tiap jam pulang pabrik kayak parkiran, ga gerak sama sekali
complaint | air-bersih | TIRTABENTENG | medium | id | kebiasaan banget tiap lebaran air ledeng macet
complaint | bansos | DINSOS | medium | id | data kemiskinan dari mana sih pak, yang punya mobil dua kok dapat sembako, tukang becak tidak
complaint | pkl | SATPOLPP | medium | id | abang2 jualan seblak sama cilok nutup akses masuk gang tiap sore
complaint | pohon | DISBUDPAR | medium | id | dahan pohon ketapang nyender ke atap rumah, kalau angin bunyi gesekan terus
complaint | perizinan | DPMPTSP | medium | id | udah upload berkas izin reklame toko dari bulan lalu, statusnya nyangkut di verifikator
complaint | banjir | DPUPR | high | id | hujan dari subuh, jalan utama komplek udah kerendem setinggi ban mobil
complaint | listrik | !PLN | medium | id | baru nyala sejam udah padam lagi, freezer dagangan es krim saya cair semua
complaint | sekolah-menengah-atas | !DINDIKBUD-BANTEN | medium | id | kepala SMK tempat anak saya minta uang praktek 2,5 juta tanpa rincian
complaint | urusan-instansi-lain | !INTERNET | medium | id | bayar internet 300 ribu tapi kecepatan kayak jaman warnet
complaint | sekolah | DINDIK | medium | id | toilet SMP anak saya jorok ga ada air, anak-anak nahan pipis seharian
complaint | aplikasi-kota | DISKOMINFO | medium | id | Tidak bisa mengirim laporan, tombol kirim abu-abu
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | bawang merah 60 ribu sekilo, pedagang bakso macem saya megap megap
complaint | pencemaran | DLH | medium | id | pabrik plastik dekat rumah asepnya bikin jemuran item semua
question | layanan-kesehatan | DINKES | low | id | jadwal imunisasi di puskesmas gembor hari apa ya
question | pajak-daerah | BAPENDA | low | id | cara cek tagihan pbb online gimana ya min
question | angkutan-umum | DISHUB | low | id | bus tayo masih jalan sampe malem ga min?
suggestion | taman | DISBUDPAR | low | id | kalau bisa di taman dikasih kran air minum gratis kayak di luar negeri
suggestion | layanan-kesehatan | DINKES | low | id | usul puskesmas ada layanan antar obat buat lansia
praise | sampah | DLH | low | id | salut sama bapak penyapu jalan, subuh2 udah bersih
information | lalu-lintas | DISHUB | low | id | arus lalu lintas [jalan sudirman] pagi ini ramai lancar
information | wisata-budaya | DISBUDPAR | low | id | Pameran UMKM dan pentas budaya digelar akhir pekan ini di alun-alun
chatter | - | - | low | id | siapa yang belum sarapan angkat tangan
chatter | - | - | low | id | 😍😍😍 idola aku
spam | - | - | low | id | Slot gacor hari ini cuma di MEGA888, bonus new member 100 persen
spam | - | - | low | id | kakak mau jadi reseller skincare? modal kecil untung besar, dm aja
spam | - | - | low | id | makasih KOKO303 udah bikin aku lunasin motor
`;
