// Messages that are only scored: no rule, word or weight is chosen by looking at what triage makes of them; labelled before triage had read them.
// kind | topic | who: agency, !outside body, ? nobody for sure, - no matter | urgency | language | message, [place] in brackets
export const SECOND_READER_HELD_2 = `
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
complaint | jalan-rusak | DPUPR | medium | id | Mohon perbaikan jalan di belakang [Perumahan Garden City], aspalnya sudah terkelupas dan banyak batu lepas, sering ada motor tergelincir.
complaint | sampah | DLH | medium | id | Di depan ruko kosong deket rumah ada yang rutin buang kasur dan kardus, lama2 jadi gunung
complaint | adminduk | DISDUKCAPIL | medium | id | Saya pindah dari Depok sejak tahun lalu tapi kartu keluarga baru belum bisa dicetak karena berkas dianggap belum masuk
complaint | layanan-kesehatan | DINKES | medium | id | Petugas pendaftaran di rumah sakit daerah tidak ramah, saya tanya alur BPJS malah dimarahi
complaint | parkir-liar | DISHUB | medium | id | bahu jalan depan kampus penuh motor mahasiswa, mobil jadi susah papasan
complaint | pajak-daerah | BAPENDA | medium | id | saya sudah bayar PBB via kantor pos, di aplikasi statusnya masih belum lunas
complaint | drainase | DPUPR | medium | id | saluran air depan sekolah dangkal, tiap hujan anak anak nyeker
complaint | ketertiban | SATPOLPP | medium | id | kos2an di gang sebelah bebas banget, cowok cewek keluar masuk tengah malam
complaint | kekerasan | DP3AP2KB | high | id | Keponakan saya disentuh bagian pribadinya oleh guru ngaji, keluarga bingung lapor kemana
complaint | keamanan | !POLRI | high | id | rumah kosong sebelah dibobol orang tadi siang, tabung gas sama tv raib
complaint | transportasi-luar | !KAI | medium | id | kereta jam 6.15 telat terus, di peron udah penuh sesak ibu hamil kegencet
complaint | jalan-rusak | !BPJN | medium | id | aspal [daan mogot km 21] keriting, bikin sempoyongan kalo naik motor
complaint | aplikasi-kota | DISKOMINFO | medium | id | aplikasi sering logout sendiri, capek masukin kode terus
complaint | hubungan-kerja | DISNAKER | medium | id | gaji bulan kemarin dibayar separo, sisanya katanya nunggu pabrik dapat orderan
complaint | wabah | DINKES | high | id | udah tiga tetangga saya dirawat karena demam berdarah, kapan difogging
question | adminduk | DISDUKCAPIL | low | id | kak kalau ktp patah ganti baru berapa hari jadinya?
question | perizinan | DPMPTSP | low | id | mau tanya syarat izin usaha katering rumahan apa aja pak
question | ppdb | DINDIK | low | id | kuota zonasi smp negeri tahun ini berapa persen ya
question | kendaraan | !SAMSAT | low | id | pajak motor mati 3 tahun bisa ikut pemutihan?
suggestion | lalu-lintas | DISHUB | low | id | sebaiknya truk besar dilarang lewat jam anak sekolah pak
praise | adminduk | DISDUKCAPIL | low | id | urus akta sama kk sekalian jadi sehari, terima kasih petugas dukcapil
praise | - | - | low | id | Bangga jadi warga sini, makin keren aja kotanya
information | layanan-kesehatan | DINKES | low | id | Donor darah hari Minggu di halaman puskesmas mulai jam 8, terbuka untuk umum
chatter | - | - | low | id | mager banget hari senin
chatter | - | - | low | id | ciee mimin baru nih
complaint | - | ? | medium | id | lapor kesana kemari tidak ada yang peduli, rakyat kecil bisa apa
spam | - | - | low | id | Daftar sekarang juga link alternatif anti nawala, depo 5rb auto maxwin
spam | - | - | low | id | pinjaman cepat cair tanpa jaminan hanya ktp, wa 0812 7777 8888
`;
