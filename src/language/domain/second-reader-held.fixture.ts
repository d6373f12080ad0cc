// Messages that are only scored: no rule, word or weight is chosen by looking at them; written, with their labels, before the word lists were read.
// kind | topic | who: agency, !outside body, ? nobody for sure, - no matter | urgency | language | message, [place] in brackets
export const SECOND_READER_HELD = `
complaint | jalan-rusak | DPUPR | high | id | @pemkot jalanan [cipondoh makmur] kayak bulan, kawahnya dalem2!! kemarin ibu saya jatuh dr motor #jalanrusak #tangerang
praise | sampah | DLH | low | id | makasih ya pak, tumpukan sampah di [ujung gang kami] udah bersih. dulu bau banget sekarang lega
spam | - | - | low | id | MAXWIN tiap hari cuma di KOBOI88, depo 10rb jadi 2 juta link di bio
complaint | parkir-liar | DISHUB | medium | id | tukang parkir [depan minimarket] maksa minta goceng, dikasih dua ribu malah ngedumel
question | ppdb | DINDIK | low | id | spmb smp jalur zonasi tahun ini diukur dari kk atau dari domisili min?
complaint | listrik | !PLN | medium | id | mati lampu lagi mati lampu lagi, ini udh 4x seminggu [daerah pabuaran] token kebuang percuma
information | lalu-lintas | DISHUB | low | id | info gaes, [flyover cibodas] arah cimone padat merayap karena ada truk mogok, cari jalan lain
chatter | - | - | low | id | selamat pagi mimin semangat kerjanya
complaint | aplikasi-kota | DISKOMINFO | medium | id | habis update malah force close mulu, otp ga pernah masuk. benerin dulu baru suruh warga download
complaint | banjir | DPUPR | high | id | BANJIR LAGI BANJIR LAGI!!! AIR UDAH SEPAHA DI [KOMPLEK KAMI PERIUK] MANA POMPANYA WOY
praise | adminduk | DISDUKCAPIL | low | id | ngurus kk di kantor dukcapil sekarang enak ya, 20 menit beres, petugasnya ramah pula
question | - | - | low | id | min ini beneran akun resmi bukan?
complaint | bakar-sampah | DLH | medium | id | Tetangga belakang rumah tiap sore bakar plastik, asepnya masuk kamar anak saya yang asma. Sudah ditegur malah marah.
complaint | pkl | SATPOLPP | medium | id | pedagang kaki lima udah makan badan [jalan depan pasar lama], motor aja susah lewat
complaint | sekolah | DINDIK | medium | id | Wali kelas di SD negeri anak saya mewajibkan beli LKS dan seragam di koperasi sekolah, totalnya hampir sejuta. Apa memang boleh pak?
complaint | sampah | DLH | medium | su | punten min, runtah di [gigireun sakola] tos numpuk saminggu teu acan diangkut, bauna meuni teu kuat
chatter | - | - | low | id | amin ya Allah 🤲🤲
complaint | odgj | DINSOS | high | id | ada orang gangguan jiwa ngamuk bawa kayu di [perempatan lampu merah cikokol], anak sekolah pada takut
complaint | kabel-tiang | DPUPR | high | id | kabel optik menjuntai rendah di [jl kisamaun], semalem ada bapak2 kejerat lehernya
complaint | pajak-daerah | BAPENDA | medium | id | PBB rumah saya naik 3x lipat dari tahun kemarin padahal bangunan ga berubah, ini hitungannya gimana sih
praise | - | - | low | id | keren pak wali 👍👍👍 lanjutkan
question | layanan-kesehatan | DINKES | low | id | imunisasi campak di posyandu hari apa ya bun?
chatter | - | - | low | id | hadir min
complaint | hubungan-kerja | DISNAKER | medium | id | Pabrik tempat saya kerja nunggak gaji 2 bulan dan THR belum dibayar, HRD nya kabur2an. Harus lapor kemana kami ini
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | harga cabe ama beras gila gilaan bu, emak2 pada menjerit. operasi pasarnya kapan
complaint | kepegawaian | BKPSDM | medium | id | itu pegawai pake seragam coklat jam 10 pagi nongkrong di mall, digaji dari pajak rakyat loh
question | pangan-ternak | DKP | low | id | steril kucing gratis ada lagi kapan ya min
question | perpustakaan | DPAD | low | id | perpus kota buka hari minggu nggak kak? mau nugas
complaint | pungli | INSPEKTORAT | medium | id | ngurus surat tanah di kelurahan dimintai 500rb sama oknum, katanya uang lelah. minta diselidiki
complaint | tagihan-air | TIRTABENTENG | medium | id | tagihan air bulan ini 700rb?? biasanya 90rb, meterannya ga pernah dicek petugas ya
complaint | jaminan-sosial | !BPJS-KES | medium | id | kartu bpjs kesehatan saya tiba2 nonaktif padahal bayar tiap bulan, di rs disuruh bayar umum
complaint | sekolah-menengah-atas | !DINDIKBUD-BANTEN | medium | id | SMA negeri anak saya narik sumbangan 3 juta katanya sukarela tapi ada kartu cicilannya
complaint | transportasi-luar | !JASA-MARGA | high | id | Lubang di [tol Jakarta-Tangerang km 18] bikin ban mobil saya pecah, mohon segera ditambal
complaint | urusan-instansi-lain | !INTERNET | medium | id | indihome gangguan 3 hari, nelpon cs cuma disuruh restart modem
complaint | urusan-instansi-lain | !BPN | medium | id | Sertifikat PTSL saya dari 2021 belum jadi juga, katanya masih di kantor pertanahan
complaint | - | !KAB-TANGERANG | medium | id | [jalan raya kresek balaraja] hancur lebur truk tanah seliweran, debunya masya Allah
complaint | penerangan-jalan | DISHUB | medium | id | PJU [sepanjang jalan benteng betawi] padam berhari2, rawan begal bos
complaint | trotoar | DPUPR | medium | id | trotoar [depan stasiun tangerang] keramik pemandu tunanetranya copot semua, adik saya tunanetra jatuh
complaint | drainase | DPUPR | medium | id | got di [rt 04 rw 07 kelurahan kunciran] mampet total, ujan sebentar air butek masuk teras
complaint | galian | DPUPR | medium | id | bekas galian pipa dibiarin gitu aja ga diaspal lagi, motor pada oleng lewat [depan ruko palem semi]
complaint | reklame-liar | SATPOLPP | low | id | spanduk caleg udah lewat pemilu masih nempel di tiang2 sama pohon, kumuh liatnya
complaint | kebakaran | BPBD | emergency | id | KEBAKARAN PAK TOLONG rumah petak [belakang pasar malabar] api gede bgt damkar kmn
complaint | bencana | BPBD | high | id | angin puting beliung tadi sore, genteng 12 rumah [rt 03] terbang, ada lansia butuh ngungsi
complaint | kekerasan | DP3AP2KB | high | id | tetangga saya tiap malam mukulin istri sama anaknya, terdengar jeritan. kami takut lapor, gimana caranya?
complaint | rumah-tidak-layak | PERKIMTAN | medium | id | rumah nenek saya atapnya udah mau ambruk, bedah rumah itu ngajuinnya ke siapa? udah 2 tahun nunggu ga ada kabar
complaint | akta | DISDUKCAPIL | medium | id | akta kelahiran anak saya salah ketik nama, ngajuin perbaikan online dari bulan lalu statusnya masih diproses
complaint | informasi-publik | DISKOMINFO | medium | id | beredar broadcast di grup wa katanya ada penculikan anak, hoax atau bukan ini pak? klarifikasi dong
praise | wisata-budaya | DISBUDPAR | low | id | festival cisadane kemaren pecah bgt, makasih panitia, anak2 seneng
chatter | - | - | low | id | otw kerja dulu gan, macetnya nikmatin aja wkwk
praise | - | - | low | id | akhirnya dapet lampu hijau dari pak wali buat acara karang taruna kami, terima kasih banyak pak
chatter | - | - | low | id | hujan gini enaknya mie rebus ga sih
complaint | keamanan | !POLRI | high | id | warnet di [ujung gang kami] jadi tempat judi online tiap malem, anak2 sekolah pada ikutan, tolong digerebek
spam | - | - | low | id | Jasa tambah followers dan like permanen, 10rb dapat 1000, minat cek profil
praise | jalan-rusak | DPUPR | low | id | [jalan beringin raya] udh mulus skrg ga ada lubang lagi, suwun dpupr!!
complaint | layanan-kesehatan | DINKES | medium | id | Puskesmas kok hari sabtu tutup, orang sakit emang kenal hari?
complaint | - | ? | medium | id | tolong dibantu pak, sudah lapor dari bulan lalu belum ada tanggapan sama sekali
complaint | penerangan-jalan | DISHUB | medium | id | Yth. Bapak/Ibu Dinas terkait, dengan hormat kami sampaikan bahwa lampu penerangan jalan umum di [Jalan Dipati Unus RT 02/RW 05 Kelurahan Cibodas] telah padam sejak kurang lebih tiga pekan yang lalu. Kondisi jalan menjadi gelap dan rawan tindak kejahatan, apalagi jalur tersebut banyak dilalui pekerja pabrik yang pulang larut malam. Kami sudah menyampaikan hal ini kepada pengurus RT namun belum ada tindak lanjut. Mohon kiranya dapat segera diperbaiki. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.
complaint | sampah | DLH | medium | id | Kepada Dinas Lingkungan Hidup, sudah dua minggu petugas kebersihan tidak mengambil sampah di perumahan kami [Taman Royal 3], padahal iuran kebersihan setiap bulan selalu kami bayar melalui RT. Akibatnya sampah rumah tangga menumpuk di depan rumah, menimbulkan bau tidak sedap dan belatung. Kami sudah menghubungi nomor petugas namun jawabannya armada sedang rusak. Mohon solusinya karena banyak anak kecil dan lansia di sini.
complaint | ppdb | DINDIK | medium | id | Saya orang tua murid yang kecewa dengan pelaksanaan PPDB SMP tahun ini. Anak saya berjarak hanya 600 meter dari sekolah tetapi tidak diterima melalui jalur zonasi, sedangkan ada anak yang rumahnya jauh di kecamatan lain justru diterima. Diduga ada yang memakai kartu keluarga titipan. Mohon Dinas Pendidikan memeriksa ulang data pendaftar di sekolah tersebut dan bersikap adil kepada semua anak.
complaint | pajak-daerah | BAPENDA | medium | id | Saya mendapat surat teguran tunggakan PBB tahun 2018 s.d. 2020 padahal seluruhnya sudah saya lunasi di bank dan bukti bayar masih saya simpan. Saya datang ke kantor pajak daerah diminta fotokopi berkas lalu dijanjikan seminggu, ternyata bulan ini muncul lagi tagihan yang sama beserta denda. Mohon data pembayaran saya disinkronkan agar tidak merugikan wajib pajak.
complaint | layanan-kesehatan | DINKES | medium | id | Pada hari Selasa saya mengantar ibu saya yang berumur 70 tahun ke RSUD. Kami mendaftar lewat antrean daring jam 8, tetapi baru diperiksa dokter spesialis pukul 13.30. Petugas pendaftaran berbicara dengan nada tinggi dan obat tidak tersedia di apotek sehingga harus membeli di luar. Sebagai rumah sakit milik pemerintah seharusnya pelayanan lebih manusiawi kepada pasien lansia. Mohon evaluasi.
complaint | pkl | SATPOLPP | medium | id | Kami warga perumahan merasa terganggu dengan banyaknya pedagang yang berjualan memakai gerobak dan tenda di bahu [jalan depan gerbang utama perumahan Banjar Wijaya]. Sejak sore sampai tengah malam akses masuk menjadi sempit, sampah sisa dagangan dibuang ke saluran. Sudah beberapa kali ditertibkan tetapi keesokan harinya kembali lagi. Mohon penertiban dilakukan secara rutin dan mereka dicarikan tempat yang layak.
complaint | parkir-liar | DISHUB | medium | id | Mohon ditertibkan kendaraan yang parkir di badan [jalan sepanjang Jalan Kisamaun] karena menyebabkan kemacetan setiap akhir pekan. Juru parkir tidak memakai seragam maupun karcis dan menarik tarif sepuluh ribu untuk mobil. Pengunjung yang keberatan diintimidasi. Di mana pengawasan dinas perhubungan?
complaint | layanan-kelurahan | KEC-CILEDUG | medium | id | Pelayanan di kantor [Kelurahan Paninggilan Utara] mengecewakan. Saya datang pukul 13.15 untuk meminta surat pengantar, loket kosong dan petugas baru kembali pukul 14.30. Setelah itu diminta kembali besok karena lurah tidak ada di tempat dan tanda tangan tidak bisa diwakilkan. Mohon disiplin pegawai kelurahan ditingkatkan.
complaint | pencemaran | DLH | medium | id | Sebuah usaha peleburan aluminium beroperasi di tengah permukiman kami di [Kelurahan Batusari]. Asap hitam pekat keluar setiap malam dan menyebabkan warga batuk serta sesak napas. Kebisingan mesin berlangsung sampai subuh. Kami mempertanyakan izin lingkungan usaha tersebut dan memohon dinas terkait melakukan pengukuran kualitas udara.
complaint | jalan-rusak | !DPUPR-BANTEN | high | id | Kami pengguna [Jalan Raden Saleh] melaporkan bahwa banyak lubang dalam di dekat pertigaan yang tertutup air saat hujan. Dalam seminggu ini saya menyaksikan dua kali pengendara motor terjatuh. Mohon segera ditambal sebelum ada korban jiwa.
complaint | sekolah-menengah-atas | !DINDIKBUD-BANTEN | medium | id | Ijazah anak saya yang lulus dari SMK swasta ditahan sekolah karena masih ada tunggakan SPP dua juta rupiah. Anak saya tidak bisa melamar kerja. Bukankah penahanan ijazah dilarang? Mohon bantuan pemerintah.
complaint | rumah-tidak-layak | PERKIMTAN | medium | id | Mengajukan permohonan bantuan perbaikan rumah untuk orang tua kami yang tinggal di rumah bilik bambu, lantai tanah, tanpa jamban sendiri. Sudah pernah disurvei dari kelurahan dua kali dan difoto, tetapi tidak pernah ada realisasi, sedangkan tetangga yang rumahnya lebih bagus malah dapat.
complaint | listrik | !PLN | high | id | Mohon perhatian, tiang listrik beton di [depan Gang Haji Saaman] posisinya sudah condong ke rumah warga dan kabelnya mengeluarkan percikan api setiap hujan. Kami khawatir terjadi korsleting dan kebakaran. Sudah melapor ke 123 tetapi belum ada petugas datang.
complaint | pungli | INSPEKTORAT | medium | id | petugas pajak nawarin 'bisa kurang asal damai' pas ngurus bphtb, ini kan korupsi namanya
complaint | angkutan-umum | DISHUB | medium | id | bus tayo koridor 2 nunggunya bisa sejam lebih, busnya cuma dua ya? AC nya juga bocor netes ke kursi
suggestion | lalu-lintas | DISHUB | low | id | tolong dipikirkan zebra cross sama pelican [depan rsud kota], orang tua susah banget nyebrang
suggestion | sampah | DLH | low | id | Saran saja, bagaimana kalau bank sampah dibuat di setiap RW lalu warga dapat potongan pbb, jadi orang semangat memilah
question | bansos | DINSOS | low | id | cara cek nama kita masuk desil berapa gmn ya bu
question | kendaraan | !SAMSAT | low | id | pemutihan pajak kendaraan masih berlaku gak sampe akhir taun?
question | jaminan-sosial | !BPJS-KES | low | id | pindah faskes tingkat 1 bpjs bisa lewat hp gak caranya gimana
question | layanan-kesehatan | DINKES | low | id | kak kalo periksa kehamilan USG di puskesmas gratis pake ktp aja? jadwal dokternya hari apa
information | layanan-kesehatan | DINKES | low | id | Info: posyandu balita RW 06 besok jam 8 pagi di rumah bu kader Ani, bawa buku KIA ya ibu-ibu
praise | ambulans | DINKES | low | id | terima kasih psc 119 cepet bgt datangnya, bapak saya tertolong dari serangan jantung
praise | penerangan-jalan | DISHUB | low | id | Wah gercep, baru lapor kemarin lampu jalannya sekarang udah terang benderang. Nuhun min 🙏
praise | taman | DISBUDPAR | low | id | Tamannya adem dan bersih, betah ngajak anak lari pagi
information | listrik | !PLN | low | id | info pemadaman terencana besok jam 9-12 [wilayah karawaci] ya gaes isi daya hp dulu
chatter | - | - | low | id | sore min udah makan belum
chatter | - | - | low | id | @dewi_88 @rio.san liat nih ges
chatter | - | - | low | id | first comment 😎
chatter | - | - | low | id | happy birthday bapak walikota 🎂🎉
chatter | - | - | low | id | cantik bgt host nya
chatter | - | - | low | id | menyala abangku 🔥🔥
spam | - | - | low | id | 𝐀𝐋𝐄𝐗𝐈𝐒𝟏𝟕 terbukti bayar berapapun kemenangan kamu
spam | - | - | low | id | Daftar sekarang bonus new member 100%!! RTP live 98% pasti WD situs resmi terpercaya
spam | - | - | low | id | kerja dari rumah cuma like video dibayar 500rb sehari, chat telegram @admin_cuan
spam | - | - | low | en | Earn $5000 weekly trading crypto, DM my mentor Mrs Sarah on telegram, she changed my life
spam | - | - | low | id | JOKI tugas skripsi murah bergaransi hub 0856 7788 9900
complaint | keamanan | !POLRI | high | id | dapet sms katanya dari petugas dukcapil minta kode otp utk aktivasi IKD, uang di rekening saya langsung habis. penipuan!! lapor kemana
complaint | aplikasi-kota | DISKOMINFO | medium | id | Website pendaftaran loadingnya muter terus, server down ya? udah 2 jam ga bisa buka
suggestion | aplikasi-kota | DISKOMINFO | low | id | tolong tambahkan fitur mode gelap dan notifikasi kalau laporan sudah ditindaklanjuti
complaint | jalan-rusak | DPUPR | medium | jv | dalan [ngarep pasar] iki kok yo ora tau didandani, wis bolong kabeh, pemerintah turu ta
question | adminduk | DISDUKCAPIL | low | jv | badhe takon bu, damel ktp anyar niku nopo mawon syarate nggih
chatter | - | - | low | jv | wis mangan durung min, ojo lali istirahat
complaint | lalu-lintas | DISHUB | medium | su | macetna teu kaampunan di [parapatan cikokol], teu aya petugas nu ngatur pisan
question | pajak-daerah | BAPENDA | low | su | upami bade mayar pbb tiasa dimana wae nya teh?
complaint | sampah | DLH | medium | en | The garbage truck has not come to our street for ten days, it smells terrible and rats are everywhere
complaint | parkir-liar | DISHUB | medium | en | Illegal parking on both sides of [Jl Kisamaun] blocks the road every weekend, where are the officers?
chatter | - | - | low | en | good morning everyone have a nice day
complaint | pencemaran | DLH | medium | en | A factory near my house makes noise all night long and the smoke is awful
complaint | jalan-rusak | DPUPR | high | id | bang jalanan [cipadu] ancur bener dah, kemaren aye nyungsep gara2 lobang ketutup aer
complaint | banjir | DPUPR | high | id | aer naek lagi nih di [ciledug indah], udeh sepinggang, perahu karet kaga nongol2
complaint | drainase | DPUPR | medium | id | tutup got [depan indomaret karang tengah] udah pecah dari lebaran kemarin sampe skrg ga diganti ganti motor sering nyangkut
complaint | pohon | DISBUDPAR | medium | id | ranting pohon udah nutupin lampu jalan di [perum villa tangerang], minta dipangkas dong
complaint | taman | DISBUDPAR | medium | id | toilet [taman prestasi] jorok bgt air ga nyala padahal bayar 2rb
complaint | hewan-liar | BPBD | high | id | monyet liar masuk perumahan ngegigit anak kecil
complaint | pangan-ternak | DKP | high | id | banyak anjing liar bergerombol di [taman makam], ada yg gigit orang kemarin, takut rabies
complaint | kebakaran | BPBD | emergency | id | asap tebal keluar dari lantai 2 ruko [jl imam bonjol] ada orang kejebak di dalam cepetan kesini
complaint | keamanan | !POLRI | emergency | id | ini lagi tawuran pak sekarang di [jembatan tanah tinggi], ada yang kena bacok darahnya banyak
complaint | bencana | BPBD | emergency | id | Tembok rumah roboh nimpa orang pak di [kampung kelapa], masih ketimbun, butuh bantuan segera
complaint | anjal-gepeng | DINSOS | medium | id | pengemis bawa bayi tiap hari di lampu merah itu2 aja, bayinya kayak dibius
complaint | adminduk | DISDUKCAPIL | medium | id | ikd ga bisa aktivasi, datang ke kecamatan katanya jaringan offline, buang2 waktu izin kerja
complaint | akta | DISDUKCAPIL | medium | id | udah 3 bulan akta kematian almarhum bapak belum keluar, mau urus pensiun jadi kehambat
complaint | sekolah | DINDIK | medium | id | guru honorer di sd kami sering bolos, kelas 4 kosong terus ga ada yg ngajar
complaint | bantuan-pendidikan | DINDIK | medium | id | KIP anak saya dipegang sekolah, uangnya katanya dipotong buat administrasi, apa benar aturannya begitu
complaint | layanan-kesehatan | DINKES | medium | id | susternya judes, nanya dikit dijawab ketus
complaint | layanan-kesehatan | DINKES | medium | id | obat darah tinggi di puskesmas kosong terus tiap bulan suruh beli sendiri
question | wabah | DINKES | low | id | gejala TBC itu apa aja ya dok, batuk berdahak 3 minggu harus ke mana
question | layanan-kesehatan | DINKES | low | id | kalau anak lagi batuk pilek boleh tetap imunisasi nggak bu dokter
complaint | kekerasan | DP3AP2KB | high | id | temen saya diperkosa sama pacar ibunya, dia masih 14 tahun dan takut cerita ke orang
complaint | makam | PERKIMTAN | medium | id | TPU [selapajang] rumputnya setinggi pinggang, makam orang tua saya sampe ga ketemu
complaint | psu-perumahan | PERKIMTAN | medium | id | air di rusunawa mati mulu, lift rusak, penghuni lantai 4 ngos2an
complaint | hubungan-kerja | DISNAKER | medium | id | lembur ga dibayar, gaji di bawah umr, bpjs ga didaftarin. pt di [kawasan industri jatake]
complaint | lowongan-kerja | DISNAKER | medium | id | masuk kerja pabrik harus bayar calo 5 juta, yg kayak gini dibiarin aja sama pemerintah?
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | minyakita di warung dijual 20rb padahal HET cuma 15700, tolong disidak
complaint | pasar | PERUMDAPASAR | medium | id | revitalisasi [pasar anyar] molor terus pedagang digusur ke penampungan sepi pembeli
complaint | perizinan | DPMPTSP | medium | id | ada tempat karaoke ga berizin buka dekat sekolah, kok bisa lolos perizinannya
question | pajak-daerah | BAPENDA | low | id | balik nama SPPT PBB warisan gimana alurnya
complaint | pajak-daerah | BAPENDA | medium | id | restoran masih mungut pajak 10% tapi struknya ga jelas, bener disetor ke pemkot ga tuh
question | kepegawaian | BKPSDM | low | id | cpns pemkot taun ini buka formasi apa aja min
question | olahraga | DISPORA | low | id | sewa [stadion benteng] buat turnamen antar kampung gimana prosedurnya kak
complaint | perpustakaan | DPAD | medium | id | perpustakaan keliling udah ga pernah mampir ke sekolah kami, bukunya juga itu2 aja
complaint | ormas | KESBANGPOL | medium | id | warga nolak pendirian rumah ibadah tanpa musyawarah, suasana kampung jadi panas, mohon dimediasi
complaint | ketertiban | SATPOLPP | medium | id | warung remang2 di [pinggir rel] jual miras oplosan bebas ke anak sekolah
complaint | bangunan-liar | SATPOLPP | medium | id | tetangga ngebangun sampe mepet tembok rumah saya tanpa izin, rumah saya jadi retak
complaint | pencemaran | DLH | medium | id | air [kali cisadane] jadi item berbusa, ikannya pada ngambang mati
complaint | kabel-tiang | DPUPR | medium | id | tiang wifi ditanem seenaknya [depan pager rumah saya] tanpa ijin, mana kabelnya semrawut kayak bihun
complaint | jembatan | DPUPR | high | id | jembatan gantung [kampung gerendeng] papannya bolong bolong, anak sekolah tiap hari lewat
complaint | tagihan-air | TIRTABENTENG | medium | id | meteran air macet dari tahun lalu tapi ditagih pukul rata, kapan digantinya?
complaint | air-bersih | TIRTABENTENG | medium | id | pipa pdam bocor di [depan kelurahan sudimara timur] air ngocor sia2 udah 2 hari
complaint | layanan-kelurahan | ? | medium | id | pak RT minta uang 200rb tiap bikin surat pengantar, padahal katanya gratis
question | layanan-kelurahan | ? | low | id | jam buka kantor kecamatan hari jumat sampe jam berapa?
complaint | transportasi-luar | !BANDARA | medium | id | pesawat lewat di atas rumah kami di [kelurahan benda] bisingnya ga ketulungan tiap 5 menit, kaca bergetar
question | transportasi-luar | !KAI | low | id | kereta bandara dari [batuceper] jam terakhir jam berapa ya
complaint | jaminan-sosial | !BPJS-KES | medium | id | bpjs pbi saya dicoret gara2 desil naik, padahal saya kuli harian
complaint | urusan-instansi-lain | !PAJAK-PUSAT | medium | id | coretax error mulu mau lapor spt tahunan gagal terus
complaint | urusan-instansi-lain | !KURIR | medium | id | paket saya dibilang udah diterima padahal ga ada, kurirnya ga bisa dihubungi
complaint | urusan-instansi-lain | !PERTAMINA | medium | id | antri solar di spbu panjang, pertalite campur air bikin motor brebet
question | urusan-instansi-lain | !PENGADILAN | low | id | mau daftar cerai di pengadilan agama tangerang syaratnya apa ya
complaint | - | !DKI-JAKARTA | medium | id | macet parah di [kalideres arah cengkareng] gara2 proyek, kapan beresnya
complaint | - | !TANGSEL | medium | id | sampah numpuk di [pasar ciputat] bau banget sampe ke jalan raya
question | - | - | low | id | ini dimana ya lokasinya?
suggestion | - | ? | low | id | sebaiknya pemkot lebih sering turun ke lapangan dengerin warga
chatter | - | - | low | id | petir menyambar nyambar kayak hati aku pas ditinggal dia
praise | layanan-kelurahan | ? | low | id | ibu lurah orangnya sigap, ga pernah ngeluh ngeladenin warga yg rusuh
praise | banjir | DPUPR | low | id | biasanya ujan dikit banjir sekarang udah aman, makasih turap nya pak
complaint | sampah | DLH | medium | id | wisata baru nih: gunung sampah [pinggir jalan sangego], tiket masuknya bau busuk 😂
complaint | jalan-rusak | DPUPR | medium | id | kapan diaspalnya sih pak [jalan kampung bulak] ini? nunggu pemilu lagi?
complaint | air-bersih | TIRTABENTENG | medium | id | halo admin saya mau lapor air dari semalam sampai sekarang belum keluar juga di daerah [karawaci baru] kira kira kapan ya keluarnya soalnya ini mau masak sama nyuci ga bisa
complaint | keamanan | !POLRI | high | id | hati hati gaes [jembatan layang sudirman] jam 11 malam ke atas banyak begal bawa sajam, tadi hp temen saya dirampas
information | lalu-lintas | DISHUB | medium | id | ada kecelakaan motor vs truk di [bawah flyover taman cibodas], lajur kiri ketutup
information | informasi-publik | DISKOMINFO | low | id | RT @infotng: Pemkot raih penghargaan kota layak anak untuk ketiga kalinya
information | lowongan-kerja | DISNAKER | low | id | Loker: dibutuhkan admin gudang lulusan SMA/SMK penempatan tangerang, kirim cv ke email hrd
information | pohon | DISBUDPAR | medium | id | sekedar info pohon gede [deket bunderan] tadi tumbang tapi udah dibersihin petugas
suggestion | penerangan-jalan | DISHUB | low | id | saran pak jalan tembus itu dipasangin pju tenaga surya aja biar hemat
suggestion | umkm | DISPERINDAGKOPUKM | low | id | mending bazar umkm tiap minggu diadain gantian di tiap kecamatan biar rata
suggestion | sekolah | DINDIK | low | id | alangkah eloknya pelajaran bahasa daerah dan budi pekerti ditambah jam nya di SD
suggestion | drainase | DPUPR | low | id | Sebagai masukan, sebelum musim hujan sebaiknya saluran dikeruk dulu, bukan setelah banjir baru sibuk
complaint | bakar-sampah | DLH | medium | id | asep bakaran sampah dari lahan kosong [belakang cluster] tiap magrib, mata perih dada sesak
complaint | sampah | DLH | medium | id | bau TPA rawa kucing nyampe ke rumah di [kedaung], anak mual terus
complaint | jalan-rusak | DPUPR | medium | id | gw udh 3x ganti shockbreaker gara2 lewat [jln raya poris] tiap hari, bagus bgt infrastrukturnya 👍
complaint | jalan-rusak | DPUPR | medium | id | paving blok [gang rt 3] amblas abis dilewatin mobil material
complaint | lalu-lintas | DISHUB | medium | id | ojol pada ngetem di [depan stasiun batuceper] sampe makan 2 lajur
complaint | parkir-liar | DISHUB | medium | id | garasi kaga punya mobil tiga parkirnya di jalan umum semua, tetangga kagak tau diri
question | angkutan-umum | DISHUB | low | id | angkot dari [cimone ke ciledug] naik apa ya skrg
question | penerangan-jalan | DISHUB | low | id | lapor lampu jalan mati lewat mana ya min?
question | perizinan | DPMPTSP | low | id | mpp buka jam brp
question | taman | DISBUDPAR | low | id | [taman gajah tunggal] masih renov apa udh buka
question | olahraga | DISPORA | low | id | jadwal senam pagi di alun-alun hari apa aja kak
question | listrik | !PLN | low | id | cara tambah daya 900 ke 1300 kena berapa
question | urusan-instansi-lain | !KEMENAG | low | id | daftar haji antri berapa tahun ya sekarang
question | odgj | DINSOS | low | id | kalo nemu orang terlantar di jalan hubungi siapa min
question | harga-pangan | DISPERINDAGKOPUKM | low | id | jadwal pasar murah [kecamatan cipondoh] kapan ya bu
question | bencana | BPBD | low | id | posko pengungsian banjir [periuk] di mana ya, mau anter nasi bungkus
question | adminduk | DISDUKCAPIL | low | id | pindah domisili dr jakarta ke tangerang prosedurnya gmn, perlu surat rt gak
praise | sekolah | DINDIK | low | id | guru2 SDN nya sabar2 anak saya yg autis diterima dengan baik, terima kasih bu kepsek
praise | pkl | SATPOLPP | low | id | nah gitu dong trotoar udah bersih dari pedagang, mantap satpol pp
praise | - | - | low | id | 👍👍👍👏👏
praise | bansos | DINSOS | low | id | alhamdulillah bantuan kursi roda buat ibu udah sampe, semoga dibalas Allah pak
chatter | - | - | low | id | masih pagi udah panas aja
chatter | - | - | low | id | spill skincare dong kak
chatter | - | - | low | id | up
chatter | - | - | low | id | yang nonton dari hp rusak layar mana suaranya
chatter | - | - | low | id | kapan nikah? kapan nikah? bosen ditanya
chatter | - | - | low | id | kebakaran jenggot dia wkwk
chatter | - | - | low | id | siap laksanakan komandan
chatter | - | - | low | id | waalaikumsalam
spam | - | - | low | id | t0t0 togel pasti bayar 4D 10jt, prediksi mbah jitu hub wa
spam | - | - | low | id | cuma modal 20rb bisa wd 3jt di DEWADORA, baru coba langsung kasih
spam | - | - | low | id | jual tanah kavling murah siap bangun SHM, DP 5 juta, promo akhir tahun hub marketing
spam | - | - | low | id | sedot wc mampet murah bergaransi 24 jam 0812-9090-8080
spam | - | - | low | en | Congratulations you have been selected to receive a free iPhone, claim here http://free-gift.top
complaint | ketertiban | SATPOLPP | medium | id | arena sabung ayam buka tiap minggu di [kebon kosong rt 6], judinya gede2an, ketua RT tutup mata
complaint | urusan-instansi-lain | !BANK | medium | id | pinjol ilegal nagih ke saya padahal ga pernah pinjem
complaint | listrik | !PLN | medium | id | token listrik ga masuk2 padahal udah bayar dua kali
complaint | kabel-tiang | DPUPR | high | id | kabel telkom putus ngelewer di [tengah jalan raya kunciran], nyaris nyangkut di leher anak saya
complaint | banjir | DPUPR | high | id | #banjir #ciledug air makin tinggi nih, mobil udah kerendem, evakuasi lansia dulu pliss
complaint | bencana | BPBD | high | id | tanah longsor di [pinggir kali perumahan], dua rumah fondasinya udah ngegantung
complaint | odgj | DINSOS | medium | id | keponakan saya ODGJ mau dirujuk ke rumah sakit jiwa tapi ga punya biaya, gimana ya
complaint | - | ? | medium | id | percuma lapor, ga bakal ditanggepin
complaint | keluarga-berencana | DP3AP2KB | medium | id | petugas KB sudah ga pernah datang ke posyandu, pil kb kosong dari 3 bulan lalu
complaint | harga-pangan | DISPERINDAGKOPUKM | medium | id | timbangan di pasar dikurangin, beli ayam sekilo dapetnya 8 ons
complaint | jalan-rusak | !DPUPR-BANTEN | medium | id | mau laporan [jl hos cokroaminoto depan cbd ciledug] berlubang lagi, baru ditambal sebulan
complaint | drainase | DPUPR | medium | id | bau got nya masuk kelas, sekolahan anak saya di [nambo] jd ga nyaman
complaint | psu-perumahan | PERKIMTAN | medium | id | pengembang ingkar janji, katanya ada masjid sama lapangan nyatanya malah dibangun ruko
complaint | kepegawaian | BKPSDM | medium | id | camat kok plesiran mulu pake mobil dinas pelat merah di hari libur
complaint | sekolah | DINDIK | medium | id | uang study tour smp 1,8 juta wajib katanya, yg ga ikut dikasih tugas segunung
complaint | aplikasi-kota | DISKOMINFO | medium | id | wifi gratis di taman ga pernah nyambung
complaint | penerangan-jalan | DISHUB | medium | id | Dengan ini saya mengadukan bahwa di [perempatan dekat SMK Yuppentek] terdapat tiga titik lampu yang menyala siang malam namun justru mati saat dibutuhkan, sepertinya timer panelnya rusak. Mohon petugas memeriksa karena boros listrik dan membahayakan pejalan kaki.
suggestion | angkutan-umum | DISHUB | low | id | Kami selaku warga ingin memberi masukan kepada pemerintah kota. Saat ini banyak pekerja yang naik motor karena halte bus jauh dari permukiman. Apabila memungkinkan, disediakan angkutan pengumpan dari perumahan menuju terminal dengan tarif terjangkau sehingga kemacetan berkurang dan udara lebih bersih. Demikian saran kami, semoga dapat dipertimbangkan.
question | pajak-daerah | BAPENDA | low | id | Mohon informasi, bagaimana prosedur pengajuan keringanan BPHTB untuk rumah warisan dari orang tua? Apakah bisa diwakilkan dan berapa lama prosesnya? Terima kasih.
complaint | aplikasi-kota | DISKOMINFO | medium | id | Saya sudah menginstal ulang aplikasi layanan kota sebanyak empat kali, tetapi ketika memilih menu pengaduan selalu muncul tulisan sesi berakhir. Pengaduan saya sebelumnya pun tidak dapat dilihat lagi. Tolong diperbaiki supaya masyarakat tidak malas menggunakan layanan digital pemerintah.
complaint | urusan-instansi-lain | !BPN | medium | id | Permohonan pemecahan sertifikat saya di kantor pertanahan sudah 14 bulan tanpa kejelasan. Petugas ukur sudah datang, biaya PNBP sudah dibayar, tetapi setiap bertanya selalu diminta menunggu. Mohon BPN memberikan kepastian.
complaint | kendaraan | !SAMSAT | medium | id | STNK sudah saya bayar pajaknya sejak Januari lewat aplikasi Signal tetapi lembar pengesahan tidak pernah dikirim, ditanyakan ke samsat disuruh menunggu pos.
complaint | urusan-instansi-lain | !KEMENAG | medium | id | Guru madrasah di MTs tempat anak saya belum menerima tunjangan dari kementerian agama selama 6 bulan
complaint | lalu-lintas | DISHUB | medium | id | [Daan Mogot] macet total gara2 lampu merahnya eror, petugas ga ada #macet
complaint | pkl | SATPOLPP | medium | id | trotoar [jalan MH Thamrin] penuh tukang dagang pejalan kaki jalan di aspal
complaint | keamanan | !POLRI | medium | id | polsek tempat saya lapor kehilangan minta uang bensin baru mau jalan
complaint | urusan-instansi-lain | !IMIGRASI | medium | id | wawancara paspor di kantor imigrasi ngantri 6 jam, kursi tunggu kurang
information | - | !DKI-JAKARTA | low | id | pemprov DKI gratisin transjakarta buat warga jabodetabek yg lansia
complaint | layanan-kelurahan | KEC-PERIUK | medium | id | mau minta tanda tangan camat [kecamatan periuk] udah seminggu bolak balik ga ada terus
complaint | layanan-kesehatan | DINKES | medium | id | dokter gigi puskesmas ga pernah ada, tiap dateng disuruh balik minggu depan
complaint | sekolah | DINDIK | medium | id | kantin smp jualan jajan ga sehat, byk anak sakit perut, dinas pendidikan sidak dong
praise | bantuan-pendidikan | DINDIK | low | id | terima kasih beasiswa nya pemkot, anak saya jadi bisa bayar uang seragam
praise | perpustakaan | DPAD | low | id | perpustakaannya nyaman, wifi kenceng, petugas ramah, nilai 10
chatter | - | - | low | id | ayo siapa yg hari ini ultah komen di bawah
chatter | - | - | low | id | like dan share ya gaes vlog terbaru aku
information | jalan-rusak | DPUPR | low | id | Perbaikan [jalan garuda] dimulai malam ini, pengendara harap mencari jalur alternatif
question | lalu-lintas | DISHUB | low | id | car free day besok jalannya ditutup dari jam brp min
question | galian | DPUPR | low | id | proyek [depan tangcity] itu lagi bikin apa sih, sampe kapan
complaint | wisata-budaya | DISBUDPAR | medium | id | tiket masuk danau wisata naik tapi perahu rusak semua, wc kotor
complaint | olahraga | DISPORA | medium | id | atlet pencak silat menang kejuaraan bonusnya belum cair setahun, dispora gimana nih
complaint | lalu-lintas | DISHUB | medium | id | @kota pak itu [perempatan kiaracondong] tiap sore dikuasai angkot sama motor nerobos, polisinya kemana
question | taman | DISBUDPAR | low | id | @kota kang taman tematik yg baru itu bukanya jam berapa? trus bayar teu?
chatter | - | - | low | id | @kota kang selfie bareng dong hehe
information | wisata-budaya | DISBUDPAR | low | id | RT @kota: Malam ini ada pemutaran film di alun-alun mulai pukul 19.00, bawa tikar sendiri ya
complaint | pkl | SATPOLPP | medium | id | pkl di monju balik lagi pak tiap minggu pagi lapangan penuh lapak, kapan ditertibkan serius?
complaint | pohon | DISBUDPAR | high | id | ada pohon tumbang nimpa mobil di [jl cilaki] pak min tolong kirim tim
complaint | parkir-liar | DISHUB | medium | id | kok masih ada yg parkir di zona merah [dalem kaum] ga digembok pak?
complaint | angkutan-umum | DISHUB | medium | id | bis damri ac nya bocor, supirnya ngerokok, ongkos naik pula
suggestion | taman | DISBUDPAR | low | id | @kota tolong di taman dibikin area buat bawa anjing jalan2 dong kang
question | lalu-lintas | DISHUB | low | id | hari ini braga ditutup ga kang buat acara? mau lewat takut muter
information | lalu-lintas | DISHUB | low | id | [pasupati] macet total dari gasibu ada truk mogok, hindari ya lur
chatter | - | - | low | id | persib menang kota jadi biru euy 💙
chatter | - | - | low | id | doakan ujian saya lancar ya pak wali
complaint | - | ? | medium | id | laporan warga via twitter dicuekin mulu, giliran seleb aja dibales
complaint | sekolah | DINDIK | medium | id | Dengan hormat, kami para orang tua siswa SMP Negeri keberatan atas kewajiban pembayaran uang sampul rapor dan kalender sebesar Rp150.000 yang diumumkan wali kelas melalui grup. Tidak ada rapat maupun kesepakatan komite. Bagi kami yang berpenghasilan harian, jumlah itu berat. Mohon dinas memberikan teguran kepada pihak sekolah.
complaint | perizinan | DPMPTSP | medium | id | Kami keberatan dengan berdirinya gudang penyimpanan bahan kimia di tengah permukiman warga RW 03. Sepengetahuan kami belum pernah ada persetujuan tetangga, namun izin usaha sudah terbit. Mohon instansi yang menerbitkan izin meninjau kembali keputusan tersebut.
complaint | pajak-daerah | BAPENDA | medium | id | Objek pajak yang tercantum dalam SPPT saya luasnya 210 meter padahal sertifikat hanya 120 meter. Permohonan pembetulan telah disampaikan tahun lalu dan diberi tanda terima, namun SPPT tahun ini tetap sama. Saya merasa dirugikan karena membayar lebih.
complaint | layanan-kesehatan | DINKES | medium | id | Saya pasien rujukan kontrol jahitan. Poli bedah tutup tanpa pemberitahuan, padahal di aplikasi tertulis buka. Jarak rumah saya 20 km. Seharusnya pihak rumah sakit daerah memberi kabar lewat pesan singkat. Mohon diperbaiki sistem informasinya.
complaint | hubungan-kerja | DISNAKER | medium | id | Perusahaan outsourcing memotong gaji kami Rp300.000 setiap bulan dengan alasan administrasi, tanpa slip gaji. BPJS juga tidak didaftarkan. Kawan yang bertanya langsung tidak diperpanjang kontraknya. Mohon pengawas turun memeriksa.
complaint | pencemaran | DLH | medium | id | Kandang walet memutar suara kicau burung sangat nyaring 24 jam di sebelah rumah kami, anak balita susah tidur
complaint | layanan-kesehatan | DINKES | medium | id | ih ke sana mah sama aja, 3 jam cuma dikasih paracetamol
question | layanan-kesehatan | DINKES | low | id | di puskesmas cipondoh ada poli jiwa gak min?
question | wabah | DINKES | low | id | min itu hantavirus udah masuk sini belum ya?
praise | layanan-kesehatan | DINKES | low | id | Terbaik nakesnya, cekatan 👍
information | layanan-kesehatan | DINKES | low | id | yuk bund bawa si kecil ke posyandu biar tumbuh kembangnya kepantau
chatter | - | - | low | id | sehat sehat orang baik
complaint | layanan-kesehatan | DINKES | medium | id | lah kok di tempat saya bayar ya katanya gratis
complaint | aplikasi-kota | DISKOMINFO | medium | id | Kecewa, fitur pengaduannya cuma pajangan
praise | aplikasi-kota | DISKOMINFO | low | id | sangat membantu warga mencari informasi, semoga makin baik lagi
suggestion | aplikasi-kota | DISKOMINFO | low | id | Tolong ditambah bahasa isyarat atau suara untuk tunanetra, selebihnya oke
complaint | aplikasi-kota | DISKOMINFO | medium | id | jelek
spam | - | - | low | id | makasih PULAUW1N berkat kamu aku bisa renov rumah ortu 🥹
spam | - | - | low | id | jangan main di tempat lain bos, disini wd 5 menit masuk, depo pulsa tanpa potongan
spam | - | - | low | id | Terima pembuatan taman, kolam koi, dan rumput sintetis. Gratis survey. Hub 0815 6677 889
spam | - | - | low | id | numpang lapak ya min, ready hijab premium harga grosir
complaint | informasi-publik | DISKOMINFO | low | id | live streaming rapatnya diserbu bot judi semua min, tolong moderasi chatnya
complaint | jalan-rusak | !DPUPR-BANTEN | medium | id | [raden fatah] dari parung serab sampe puri beta udah kaya sungai kering, lubang semua
complaint | listrik | !PLN | medium | id | udah 5 jam gelap satu kelurahan, 123 ditelpon ga diangkat
complaint | jaminan-sosial | !BPJS-KES | medium | id | udah bayar denda layanan tetep ga bisa dipake berobat kartunya, kata jkn sistem gangguan
question | kendaraan | !SAMSAT | low | id | balik nama motor dari plat luar kota kena berapa ya kira2
complaint | keamanan | !POLRI | high | id | tiap malem ada geng motor konvoi bawa pedang di [hasyim ashari], warga ketakutan
complaint | sekolah-menengah-atas | !DINDIKBUD-BANTEN | medium | id | guru killer di sman mukul anak saya pake penggaris sampe memar
complaint | - | !DKI-JAKARTA | medium | id | tolong angkut sampah di [kebon jeruk rt 5] dong udah bau
complaint | ambulans | DINKES | emergency | id | ibu hamil pecah ketuban di [kontrakan gang buntu] ga ada kendaraan, butuh ambulance sekarang
complaint | bencana | BPBD | emergency | id | anak kecil kebawa arus kali [belakang perumahan periuk], belum ketemu, kirim perahu
complaint | anjal-gepeng | DINSOS | medium | id | ondel ondel ngamen masuk gang narik paksa receh, bisingnya minta ampun
complaint | olahraga | DISPORA | medium | id | kolam renang milik pemda airnya ijo lumutan tiketnya tetep 20rb
complaint | pungli | INSPEKTORAT | medium | id | uji kir lulus asal selipin amplop, parah
complaint | rumah-tidak-layak | PERKIMTAN | medium | id | tembok rumah bapak udah retak semua takut rubuh, kapan giliran dapet bantuan renovasi
complaint | lowongan-kerja | DISNAKER | medium | id | yayasan penyalur minta duit 3 juta biar masuk pabrik, ijazah ditahan pula
complaint | akta | DISDUKCAPIL | medium | id | akte anak udah jadi tapi pdf nya ga bisa diunduh, link kadaluarsa
complaint | perpustakaan | DPAD | low | id | perpusnya panas, ac mati, komputer katalog ga nyala
complaint | taman | DISBUDPAR | medium | id | ayunan di [taman bambu] putus rantainya, hampir kena kepala anak
complaint | bangunan-liar | SATPOLPP | medium | id | portal gang ditutup warga blok sebelah padahal jalan umum, kami jadi muter
complaint | kabel-tiang | DPUPR | medium | id | tiang provider baru muncul lagi depan pagar, total udah 6 tiang berjejer
complaint | jembatan | DPUPR | medium | id | plat besi sambungan jembatan [pasar baru] bunyi jeglek jeglek dan bautnya lepas
complaint | perencanaan | BAPPEDA | medium | id | Pembangunan tidak merata, wilayah pinggiran seperti kami selalu terlewat dalam rencana anggaran
complaint | jalan-rusak | DPUPR | medium | id | baru juga seminggu dihotmix udah ngelupas, kualitasnya gimana ini kontraktornya
complaint | lalu-lintas | DISHUB | medium | id | lampu bangjo arah pasar durasi ijonya kecepetan, antrian ngular sampe jembatan
complaint | angkutan-umum | DISHUB | medium | id | halte di depan kampus atapnya bolong, nunggu bus keujanan
complaint | banjir | DPUPR | high | id | barang2 udah saya naikin ke lantai 2, air di bawah udah sedengkul pak
complaint | sampah | DLH | medium | id | bau bangkai dari tumpukan karung di pojokan lapangan, ga ada yang ngambil
complaint | pencemaran | DLH | medium | id | sumur warga jadi bau solar semenjak ada bengkel bus itu
complaint | taman | DISBUDPAR | medium | id | lampu hias sama bangku di alun2 udah pada dipatahin orang
complaint | ketertiban | SATPOLPP | medium | id | anak2 tanggung nyalain petasan depan rumah sampe jam 1
complaint | hewan-liar | BPBD | medium | id | ada kobra nyelip di rak sepatu min, damkar bisa kesini?
complaint | layanan-kesehatan | DINKES | medium | id | nomor antrean saya 12 tapi yang 30 dipanggil duluan, pake jalur apa?
complaint | sekolah | DINDIK | medium | id | anak kelas 2 sd disuruh bawa laptop buat ujian, orang tua kelabakan
complaint | ppdb | DINDIK | medium | id | padahal rumah cuma sepelemparan batu dari smp tapi kalah sama yang numpang kk
complaint | akta | DISDUKCAPIL | medium | id | nama ibu kandung di surat lahir anak ketuker, bolak balik disuruh ke pengadilan
complaint | odgj | DINSOS | medium | id | ada ibu2 ngomong sendiri ga pake baju di halte, kasian diketawain orang
complaint | rumah-tidak-layak | PERKIMTAN | medium | id | kakek di rt saya tidur di bawah terpal karena atapnya roboh, tolong bantuan bedah
complaint | lowongan-kerja | DISNAKER | medium | id | lulusan sini pada nganggur, yang keterima di pabrik orang luar semua
complaint | perizinan | DPMPTSP | medium | id | ngajuin izin praktik bidan udah 2 bulan ngendap di sistem
complaint | air-bersih | TIRTABENTENG | medium | id | kran cuma keluar angin, meteran malah muter
complaint | pungli | INSPEKTORAT | medium | id | biar berkas cepet naik harus nyelipin rokok sama duit ke orang dalem
complaint | listrik | !PLN | medium | id | kulkas sama ac saya jebol gara2 voltase drop tiap malam
complaint | jaminan-sosial | !BPJS-KES | medium | id | anak saya umur 1 bulan belum bisa didaftarin jkn, tombolnya abu2 terus
complaint | sekolah-menengah-atas | !DINDIKBUD-BANTEN | medium | id | uang pangkal smkn kok 4 juta, katanya gratis
question | layanan-kesehatan | DINKES | low | id | kak anak 9 bulan boleh disuntik campak sekarang?
question | perizinan | DPMPTSP | low | id | buka salon di rumah perlu surat2 apa kak
question | bansos | DINSOS | low | id | kok nama ibu saya ilang dari daftar, ngeceknya dimana
suggestion | taman | DISBUDPAR | low | id | seru kali ya kalo bantaran cisadane dibikin jogging track panjang
praise | jalan-rusak | DPUPR | low | id | jempol buat tim perbaikan jalan yg kerja malem2, paginya udah bisa dilewatin
praise | - | - | low | id | nah ini baru pemimpin
information | lalu-lintas | DISHUB | low | id | buat yg lewat underpass, sekarang buka tutup karena ada perbaikan, sabar ya
information | wisata-budaya | DISBUDPAR | low | id | weekend ini ada pasar seni di museum, masuknya free
chatter | - | - | low | id | adminnya begadang ya? semangat terus
chatter | - | - | low | id | kirain bakal hujan eh taunya terang
complaint | - | ? | medium | id | udah ngadu kesana kesini dioper2 terus kayak bola
spam | - | - | low | id | dari iseng 15rb jadi 4,8 juta di ANGKASA168, makasih min
spam | - | - | low | id | WTS akun ML skin lengkap, harga temen, pm aja
spam | - | - | low | id | kaos partai & jersey custom start 35k min order 12, free desain
chatter | - | - | low | id | baru tau kalau wali kota hobi gowes, keren jg outfitnya
information | pohon | DISBUDPAR | low | id | RT @kota: 500 bibit pohon trembesi ditanam serentak pagi ini bersama siswa SMP
information | lalu-lintas | DISHUB | low | id | malem minggu dago atas padat gaes dua arah, yg mau pulang mending lewat ciumbuleuit
complaint | drainase | DPUPR | medium | id | @kota pak selokan di [jl pagarsih] baunya minta ampun pas kemarau gini
complaint | sampah | DLH | medium | id | turis lokal abis foto2 di alun2 buang bungkus jajan sembarangan, ga ada tong nya juga sih
complaint | jalan-rusak | DPUPR | medium | id | polisi tidur di [komplek margahayu] ketinggian kayak trotoar, knalpot gue robek
suggestion | sampah | DLH | low | id | denda aja yg buang sampah sembarangan kang, di singapura ampuh
question | wisata-budaya | DISBUDPAR | low | id | @kota acara tahun baru nanti ada panggung musik lagi teu kang?
praise | taman | DISBUDPAR | low | id | weekend ke taman baru sama bocil, rindang dan gratis, hatur nuhun pemkot
chatter | - | - | low | id | ngabuburit enaknya ke mana ya wargi
complaint | jalan-rusak | DPUPR | medium | id | Menindaklanjuti laporan saya bulan Februari mengenai kerusakan ruas jalan lingkungan di [RT 01 RW 09 Kelurahan Periuk Jaya], sampai saat ini belum terdapat perbaikan. Kondisi terkini sepanjang kurang lebih 200 meter terdapat genangan dan bebatuan lepas yang membahayakan pengendara roda dua, terutama pada malam hari. Mohon kepastian jadwal pelaksanaannya.
complaint | adminduk | DISDUKCAPIL | medium | id | Nama saya di KTP dan KK berbeda satu huruf sehingga pengajuan kredit rumah ditolak bank. Petugas kecamatan mengarahkan ke dinas, petugas dinas mengarahkan kembali ke kecamatan. Mohon dibantu penyelesaiannya karena batas waktu dari bank tinggal seminggu.
complaint | bansos | DINSOS | medium | id | Mohon ditinjau kembali penerima bantuan di wilayah kami karena ada warga yang sudah pindah dan meninggal masih tercatat, sementara tetangga kami, seorang kakek pemulung yang hidup bersama cucunya, tidak pernah diusulkan oleh pengurus lingkungan.
complaint | ketertiban | SATPOLPP | medium | id | Di belakang rumah kami terdapat tempat biliar yang beroperasi sampai pukul tiga pagi. Pengunjung kerap berteriak dan minum minuman beralkohol di halaman. Ketua RT sudah menegur namun diabaikan. Mohon tindakan sesuai peraturan daerah.
complaint | pajak-daerah | BAPENDA | medium | id | Mengapa tagihan pajak rumah kontrakan saya melonjak dari 412 ribu menjadi 1,1 juta tanpa pemberitahuan? Saat ditanyakan, petugas hanya menjawab penyesuaian nilai jual. Pensiunan seperti saya sangat keberatan.
complaint | pencemaran | DLH | medium | id | Usaha pemotongan ayam di tengah kampung membuang darah dan bulu ke selokan setiap subuh. Bau amis menyebar sampai sekolah. Kami khawatir menimbulkan penyakit.
complaint | pungli | INSPEKTORAT | medium | id | Seorang staf meminta biaya percepatan 750 ribu untuk pengesahan gambar bangunan. Katanya kalau lewat jalur biasa bisa setahun. Saya mohon identitas saya disamarkan.
complaint | listrik | !PLN | medium | id | Pemadaman terjadi hampir setiap sore selama dua minggu terakhir di perumahan kami tanpa pemberitahuan sehingga usaha jahit saya terhenti.
complaint | urusan-instansi-lain | !BPN | medium | id | Berkas balik nama hak milik orang tua kami dinyatakan hilang oleh kantor pertanahan padahal tanda terima masih lengkap.
question | perizinan | DPMPTSP | low | id | Saya hendak membuka usaha penatu di rumah. Perizinan apa saja yang wajib saya miliki dan apakah dikenakan biaya?
suggestion | perencanaan | BAPPEDA | low | id | Kami berharap hasil serapan aspirasi warga ditayangkan terbuka supaya kami dapat memantau usulan yang disetujui tahun depan.
question | wabah | DINKES | low | id | di daerah karang tengah kapan disemprot nyamuk min
praise | layanan-kesehatan | DINKES | low | id | kader di rw kami top, balita ditimbang tiap bulan dapet makanan tambahan
chatter | - | - | low | id | mantap ibu kadis cantik pisan
information | layanan-kesehatan | DINKES | low | id | Halo sahabat sehat, kenali 5 tanda anemia pada remaja putri ya
complaint | aplikasi-kota | DISKOMINFO | medium | id | lemotttt, tiap mau bayar muter doang
praise | aplikasi-kota | DISKOMINFO | low | id | Mantap, semua layanan jadi satu, bisa pantau cctv juga
question | aplikasi-kota | DISKOMINFO | low | id | kok ga bisa diinstal di hp android 9 ya?
spam | - | - | low | id | kemarin nyoba di 𝗣𝗨𝗟𝗔𝟳𝟳𝟳 langsung dikasih petir biru bertubi-tubi
spam | - | - | low | id | butuh uang tebusan BPKB? gadai aman proses kilat chat 0857 1111 2222
chatter | - | - | low | id | orang2 main slot, gue main perasaan
`;
