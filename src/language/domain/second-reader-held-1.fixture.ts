// Messages that are only scored: no rule, word or weight is chosen by looking at what triage makes of them; labelled before triage had read them.
// kind | topic | who: agency, !outside body, ? nobody for sure, - no matter | urgency | language | message, [place] in brackets
export const SECOND_READER_HELD_1 = `
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
`;
