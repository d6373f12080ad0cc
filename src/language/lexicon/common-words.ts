/**
 * Frequent words that name no place and are no misspelling of a trade word: a place phrase ends before them, and they are never corrected to
 * something else ("sampai" is not "sampah").
 */
export const COMMON_WORDS = `
ada adalah adanya agar agak akan akhir akhirnya aku akses aktif alhamdulillah aman amat ambil anak anda aneh antara apa apabila apakah apalagi arah artinya asal atas atau awal ayo
bagai bagaimana bagian bagus bahkan bahwa baik baiknya baju balik bangun bantu bantuan banyak bapak baru basah batas bawa bawah beberapa beda begini begitu belakang beli belum benar bentuk berada berani
berapa berat berbagai berbicara berhenti beri berikan berikut berita berjalan berlaku bersama bersih berterima bertahun besar besok betul biar biarkan biasa biasanya bicara bikin bila bilang bingung bisa boleh buat
bukan buka bulan buru butuh cara cek cepat cerita coba contoh cukup cuma cuman dalam dan dapat dapet dari daripada datang dekat demi demikian dengan depan dia diam dibuat didalam diluar dimana dulu
duduk dua empat enak enam entah gampang ganti gara gila guna hanya hal halo hai hallo hampir hari harus hasil hati heran hidup hilang hingga hujan ibu ikut indah ingat ingin ini isi itu iya
jadi jadinya jalan jam jangan jarang jatuh jauh jelas jika juga jujur jumlah kabar kadang kah kalau kali kalian kami kamu kan kapan karena kasih kasihan kata kayaknya ke kebanyakan kecil kejadian kelihatan keluar keluarga kemana kemarin kembali kena
kenal kenapa kepada kepala kerja kesal kesel kesini ketika khusus khususnya kira kirim kita kok kondisi konon kosong kota kurang lagi lah lain lainnya laki lalu lama lanjut laporan lebih lelah lewat libur lihat lima lokasi
luar lupa maaf mah maju maka makan makanan makin maksud malah malam malu mampu mana mantap marah mari masa masalah masih masing masuk masyarakat mau melakukan melalui melihat memang memakai membantu membuat membawa mempunyai menarik
mendapat mendapatkan mengapa mengenai menggunakan mengganggu mengurus menjadi menunggu menurut menyala mereka merasa mesti milik mimin minggu minta mohon moga mudah muka mulai mulus mungkin nah naik nama namanya namun nanti negara ngga nih normal nunggu nyaman
oleh orang otomatis pada padahal pagi pak paling panas panjang pantas para parah pas pasti pastikan pelan penting penuh perlu pergi pernah pertama perubahan pihak pikir pinggir posisi proses pulang pun punya pusing
rakyat ramah ramai rame rasa rasanya ratusan ribet ribuan rumah rugi rutin saat saatnya sabar saja sakit salah salam saling sama sambil sampai samping sana sangat satu saya sebab sebagai sebagian sebaiknya sebelah sebelum sebenarnya
seberang sebentar sebuah sedang sedih sedikit segala segera sehari harinya sehingga sejak sejauh sekali sekalian sekarang sekian sekitar selama selain selalu selamat selanjutnya selesai seluruh semakin semalam seminggu semoga sempat sempit semua sendiri sengaja senin selasa rabu kamis jumat sabtu
seperti sepertinya sering serius seru sesuai sesudah setelah setiap sewa siang siap siapa sih sini sisi soal sore suara suami istri sudah suka sulit sungguh supaya susah tadi tahun takut tambah tampak tanah tanda tanggal tanggap tangan tanpa tanya
tapi telah teman tempat tengah tentang tentu tepat terakhir terasa terbaik terbuka terganggu terhadap terima terjadi terkait terlalu terlihat terlebih termasuk ternyata terpaksa tersebut tersedia terus tetap tetapi tiba tidak tidur tiga tiap tindak tinggal tinggi
tolong tua tugas tujuan turun ujung umum untuk untung urus urusan usaha utama waktu walau walaupun wah warga wassalam wilayah ya yaitu yakin yakni yang
assalamualaikum assalamu alaikum waalaikumsalam selamat pagi siang sore malam hormat dear halo hai hallo hello hi yth bapak ibu
wali walikota wakil gubernur presiden menteri pejabat dinas instansi pemkot pemda pemerintah kepala ketua camat lurah
kak mas mbak mba bro sis gan om tante bu pa bang neng teh kang aa pakde bude
wkwk wkwkwk haha hahaha hehe hehehe hihi huhu lol anjir anjay anjrit njir buset waduh aduh astaga astagfirullah yaallah allah ampun innalillahi subhanallah masyaallah insyaallah amin aamiin
mulu melulu doang aja banget biarin ngapain gitu gini segitu segini makanya soalnya pokoknya emang memang kayak mending daripada udah habis abis hbs nyampe nyoba dapet dikasih dibilang dibilangin ditanya dijawab dibalas
rt rw no nomor blok kilometer meter km cm kira2 kanan kiri utara selatan timur barat
kemudian apabila dikarenakan sehubungan berdasarkan adapun demikian sekiranya kiranya perihal terhormat bersama menyampaikan disampaikan ucapkan mengucapkan atas perhatiannya perhatian kerjasama kerjasamanya dapat kami sampaikan
melintas melewati lewat terletak berlokasi tepatnya persis sepanjang sekitaran seputaran arah menuju jurusan
apalah dong deh lho loh toh sok atuh kitu kieu bae wae kuy yuk ayo
membahayakan berbahaya bahaya rawan sangat2 sdh2 meresahkan dikeluhkan mengeluh mengeluhkan dibiarkan didiamkan dicuekin diperhatikan perhatikan dipasang pasang dibuatkan dibangun dibersihkan bersihkan dirapikan dirawat rawat dicek ditinjau tinjau disurvei survei diatasi atasi ditertibkan tertibkan tindak ditindak tangani ditangani penanganan solusi
terdapat tergeletak pemakaian penggunaan menggunakan digunakan pengguna pemakai pelanggan pengendara pengemudi pejalan pengguna penduduk pendatang tetangga saudara keponakan sepupu kakek nenek bayi remaja dewasa pemuda pelajar
seminggu sebulan setahun sejam semenit seharian semalaman berhari berbulan bertahun terakhir belakangan kemudian nantinya akhirnya awalnya tadinya biasanya umumnya khususnya utamanya terutama sebelumnya sesudahnya selanjutnya seterusnya
melaporkan dilaporkan menanyakan ditanyakan mengatakan dikatakan mengadukan diadukan meminta diminta memberi diberi memberikan diberikan menerima diterima mengirim dikirim membayar dibayar membeli dibeli menjual dijual memasang dipasang mencabut dicabut membuka dibuka menutup ditutup memulai dimulai memperbaiki diperbaiki membangun dibangun membongkar dibongkar membersihkan dibersihkan mengangkut diangkut membuang dibuang mengambil diambil menaruh ditaruh meletakkan diletakkan menyimpan disimpan mencari dicari menemukan ditemukan menghubungi dihubungi menelepon ditelepon menjawab dijawab membalas dibalas mengurus diurus mendaftar didaftar mendaftarkan didaftarkan mengantri mengantre menunggu ditunggu
melanggar dilanggar merusak dirusak menghalangi dihalangi menutupi ditutupi mengenai dikenai menabrak ditabrak menyebabkan disebabkan mengakibatkan diakibatkan menimbulkan ditimbulkan menimpa ditimpa membuat dibuat menjadi dijadikan terjadi kejadian peristiwa musibah
dimana dikarenakan dimohon diharapkan diharap diminta dimintai diusahakan diupayakan direncanakan dijanjikan dikerjakan dilakukan dilaksanakan diselesaikan diteruskan dilanjutkan dihentikan dibatalkan ditunda ditambah dikurangi dipindah dipindahkan diganti digantikan diubah dirubah dinaikkan diturunkan
bermain berkumpul bekerja belajar berjalan berlari berdiri berhenti berangkat berbelok berputar bertemu berbicara berteriak bernyanyi beraktivitas beroperasi berfungsi berlanjut berkurang bertambah berubah berdampak berharap bersihkan bersihin berkendara berlalu berlubang berserakan berceceran bergelombang berbau berdebu berasap berlumpur berkeliaran berkelahi
tertutup terbuka terhalang terganggu tertabrak terpasang terbengkalai terlantar terlambat terputus terpotong terpaksa tertinggal tertunda terbukti terdaftar terdampak terkena terlihat terdengar tercium terasa tergantung tersangkut tersisa tersumbat tertib terparah terdekat terjauh terbesar terkecil termahal termurah terbaru terlama
keadaan kondisinya situasi suasana kebutuhan keinginan keperluan kepentingan keberadaan kehadiran kedatangan kepergian keputusan kebijakan kewenangan kewajiban kesempatan kesulitan kemudahan kenyamanan keamanan keindahan kerusakan kekurangan kelebihan kemacetan keterlambatan kelalaian kecerobohan kesalahan kebenaran kenyataan
pembangunan perbaikan perawatan pemeliharaan pembersihan pengangkutan pengambilan pengiriman pembayaran pendaftaran pengurusan pembuatan pencetakan perpanjangan penggantian penambahan pengurangan pemindahan penutupan pembukaan penertiban penindakan pengawasan pemantauan pemeriksaan pengecekan pelaksanaan penyelesaian pengaduan permintaan permohonan pertanyaan pernyataan peraturan perintah perlakuan perbuatan pekerjaan pengalaman pengetahuan
selatan utara barat timur sebelah ujungnya depannya belakangnya sampingnya tengahnya pinggirnya atasnya bawahnya dalamnya luarnya dekatnya lokasinya alamatnya tempatnya rumahnya jalannya gangnya kampungnya
wartawan anggota dewan partai calon pemilihan kandidat aparat oknum pengurus pengelola pemilik penghuni penyewa pembeli penjual pekerja karyawan buruh supir sopir kernet tukang satpam hansip linmas kader relawan
senang bahagia sedih gembira puas puasa ramadhan ramadan lebaran natal imlek nyepi waisak maulid isra miraj idul fitri adha takbiran tarawih sahur buka bersama mudik liburan
sampel sampul banteng banyaknya bantal bandel bangku bangga banding pondok pohong jalang jalin jaring lampau lampir lempar lembar sampan kabar kabut pabrikan pariwara listing puisi politik musik rusuh rusun makar malar mampir macan macam
handphone smartphone internet youtube instagram facebook twitter tiktok whatsapp telegram google maps foto video gambar rekaman bukti lampiran terlampir berikut
sepi rame rapuh roboh kosong penuh bolong bocor menit detik jam hari minggu bulan tahun abad senin selasa januari februari maret april mei juni juli agustus september oktober november desember
sebelas duabelas puluh belas ratus ribu juta miliar persen rupiah
merah kuning hijau biru hitam putih coklat abu ungu
pejabat pimpinan kepemimpinan pemimpin bupati sekda kadis kabid staf staff karyawan pegawai operator
bersamaan kebersamaan persiapan persyaratan persoalan pertandingan perlombaan pertunjukan pergerakan perlawanan
serasa sepeda sepeser selokan setiap semestinya selayaknya sewajarnya secepatnya sebisa sebisanya sebanyak sejumlah selebar setinggi sedalam sepanjang sejauh sebesar
kelapangan pelapor terlapor dilapangan menurun menaik membaik memburuk meningkat ditingkatkan peningkatan penurunan
nyampein nyari nyuruh nyebrang nyeberang ngomong ngadu ngasih ngeluh ngurus ngurusin ngeliat ngerasa ngerti ngobrol ngumpul nganter nganterin nabrak nambah narik naro nutup nutupin nimbun nempel ngecat mandek mandeg nunggak numpang nuduh
seorang separah semacam bentar terluka sebutan memilih terendah bulanan peralatan impian sarjana pembaca tertawa lembut celana payung lembah
`;
