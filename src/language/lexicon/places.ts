/** Nouns before a name: "jl mawar", "sdn karawaci 3", "perum villa tangerang". */
export const PLACE_NOUNS = new Set(
  `jl jln jalan jlan gg gang lorong perum perumahan prum perumnas komplek kompleks komp kel kelurahan kec kecamatan desa ds kampung kp kmp blok cluster klaster griya villa vila graha taman ruko apartemen apartment apt rusun rusunawa
simpang simpangan persimpangan perempatan prapatan pertigaan ptigaan bundaran bunderan flyover underpass jembatan jpo kali sungai situ danau tanggul bendungan
sd sdn sdit smp smpn smpit sma sman smk smkn mts mtsn min tk paud sekolah kampus universitas univ stie pesantren ponpes puskesmas pkm rs rsud rsia klinik apotek
masjid mesjid musholla mushola musala mushollah gereja vihara klenteng pasar ps psr stasiun terminal halte mall mal plaza spbu pom kantor pabrik pt cv gudang lapangan gor stadion tpu makam pemakaman kolong gerbang gapura pintu tugu alfamart indomaret alfa indomart hotel bank atm kawasan polsek polres koramil rel palang tol exit bandara
lingkungan dusun rumah warung toko bengkel kantin resto restoran cafe kafe superindo giant carrefour transmart ikea`.split(
    /\s+/,
  ),
);

/** Nouns good for a place without a name when a relation stands before them: "depan pasar", "dekat sekolah". */
export const LANDMARKS = new Set(
  `sd sdn smp smpn sma sman smk sekolah kampus puskesmas rs rsud masjid mesjid musholla mushola gereja pasar stasiun terminal halte mall mal plaza spbu pom kantor pabrik lapangan gor stadion tpu makam gerbang gapura tugu alfamart indomaret hotel bank kelurahan kecamatan polsek rel jembatan tol bandara rumah warung toko perumahan komplek perempatan pertigaan`.split(
    /\s+/,
  ),
);

/** Words that say where something lies seen from a place. */
export const RELATIONS = new Set(
  `depan dpn seberang sebrang seberangan sebrangan dekat deket dkt samping belakang blkg blkang sebelah sekitar sekitaran seputar seputaran arah menuju sepanjang ujung pinggir tikungan tanjakan turunan antara bawah atas kolong near deketan pas tepatnya persis wilayah daerah area kawasan lokasi alamat ruas akses mulai`.split(
    /\s+/,
  ),
);

/** Words that may continue a name although they are ordinary words. */
export const NAME_PARTS = new Set(
  `raya baru lama indah jaya utara selatan barat timur tengah dalam permai asri kencana residence city regency village garden estate park hill hills land h hj haji kh ky dr ir drs kyai kiai syekh syech sultan pangeran raden nyi ki al ar an as at nurul darul miftahul baitul i ii iii iv v vi vii viii ix x a b c d e f g besar kecil atas bawah no nomor km blok bensin merah tiga dua satu lima negeri swasta mulya mulia makmur sentosa sejahtera lestari sari bakti bahagia damai mandiri modern induk anyar kota`.split(
    /\s+/,
  ),
);

/** Abbreviations after which a full stop ends nothing. */
export const ABBREVIATIONS = new Set(
  'jl jln jlan a d m s r w dsn lr lap rm gt kav jend mayjend kol prof gg no kel kec kp dr ir h hj kh perum rt rw ds st ps pt cv drs bpk sdr dst dll tlp telp hp tgl kab km blk komp kpg jend letjen mayjen brig'.split(
    ' ',
  ),
);

/** Word before a name that is also an ordinary word: then it is the place. */
export const PLACE_CUES = new Set(
  `kel kelurahan kec kecamatan desa ds daerah wilayah area kampung kp warga arah menuju lurah camat puskesmas pkm polsek sdn sd smpn smp sman smkn perum perumahan terminal kantor stasiun lokasi alamat dari ke di sekitar sekitaran depan dekat negeri raya`.split(
    /\s+/,
  ),
);

/** Neighbours that make a name an ordinary word again: "pohon pinang", "larangan parkir". */
export const NOT_PLACE_BEFORE = new Set(
  `pohon buah bunga daun kena tersambar sambaran suara kilat lady semua setiap sebuah suatu barang ada macam segala pelabuhan jalan jl jln gang gg tanaman minyak rambu tanda aturan lagu musik rambut potret keripik`.split(
    /\s+/,
  ),
);
export const NOT_PLACE_AFTER = new Set(
  `parkir merokok masuk tajam asing hidup keras jatuh bahaya berbahaya itu ini tersebut mati yang menyambar sambar buang berhenti membuang terlarang lebih`.split(
    /\s+/,
  ),
);

/** Other cities, far enough that naming them says "not our roads". */
export const FAR_CITIES = new Set(
  `bandung bekasi depok bogor cileungsi cibubur surabaya semarang yogyakarta jogja jogjakarta solo surakarta medan makassar palembang malang denpasar bali cirebon serang cilegon pandeglang lebak sukabumi garut tasikmalaya tasik padang lampung pekanbaru batam jambi bengkulu banjarmasin pontianak balikpapan samarinda manado sidoarjo gresik cimahi karawang purwakarta subang indramayu kuningan majalengka sumedang banjarnegara kebumen pekalongan tegal brebes kudus demak jepara pati magelang klaten salatiga kediri blitar madiun jember banyuwangi pasuruan probolinggo mojokerto lamongan tuban bojonegoro kupang mataram lombok ambon jayapura aceh`.split(
    /\s+/,
  ),
);

/** Streets and estates whose names begin like a verb; every other small word of that shape ends a name. */
export const NAMES_LIKE_VERBS = new Set(
  `merdeka melati mawar menteng merpati merak mekar melayu permata permai perdana pertiwi perintis perkutut berlian beringin teratai terate terusan dirgantara diponegoro dipati kencana kenanga kenari kemuning kelinci kelapa kebon kebun kedaung keramat kemang kemiri kemakmuran kemerdekaan kesehatan kesadaran perjuangan persatuan perahu pesona pemuda pembangunan pendidikan peta pelita pertanian penuntun`.split(
    /\s+/,
  ),
);

/** Words of the trade tables that are parts of well-known street names all the same. */
export const NAMES_LIKE_WORDS = new Set(
  'soekarno sukarno hatta benteng pahlawan veteran pemuda garuda merpati kereta terminal industri budaya taruna kartini cemara beringin flamboyan anggrek cempaka potret ramadhani sabi mookervart mokervart angke ledug kelinci bambu gajah burung anyar malabar gerendeng grendeng bandeng sipon laris sarakan cirarab cantiga wetan prestasi soetta lembang sangego gintung bulakan pramuka kunang barokah barkah berkah ikhlas taqwa hidayah falah huda iman muhajirin dahlia teratai bougenville'.split(
    ' ',
  ),
);

/** After "jl", "jln" or "gg" any word is a name, but for these, which say how the road is or what happens there. */
export const NO_ROAD_NAMES = new Set(
  `rusak lubang berlubang bolong mati macet banjir ini itu yang di ke dari dan sudah belum depan belakang umum utama untuk menuju arah rata aspal gelap hancur becek licin sempit tikus kaki terus keluar masuk warga kampung desa lingkungan provinsi nasional kota tol pada juga jadi kami saya kita parah jelek sampai sama saja tidak kok kenapa kapan banyak penuh semua tanah cor paving bagus mulus besar kecil raya lagi karena kalau tempat mana apa amblas bergelombang retak tergenang ditutup buntu santai sehat licin poros protokol layang kecamatan kelurahan perumahan komplek tembus alternatif setapak sekitar sepanjang dekat tempat lewat pagi malam siang sore rumah sebelah samping tolong mohon masih hanya cuma sangat sekali tapi`.split(
    /\s+/,
  ),
);

/** After a name these rather say how it is than belong to it: "jl mawar lama tidak diperbaiki". */
export const SAYS_HOW = new Set(
  'lama besar kecil dalam tengah baru bahagia damai mandiri atas bawah satu merah'.split(' '),
);

/** Words after "kantor" that make it one. */
export const OFFICES = new Set(
  'pos samsat bpn kua bpjs pln pajak imigrasi dukcapil capil dishub pdam dinas bupati walikota'.split(' '),
);

/** Arabic articles and first words of a mosque's name: what follows is a name. */
export const ARTICLES = new Set('al ar an as at ad nurul darul miftahul baitul jami jamie'.split(' '));

/** A number before one of these counts time or things and is no part of a name. */
export const COUNTED = new Set(
  `hari minggu bulan tahun jam orang kali menit detik x rb ribu juta jt cm m meter km unit titik buah rumah pohon kk persen ton liter kg kilo ekor lembar motor mobil truk siswa murid pasien rupiah dosis kios lapak lubang lampu warga keluarga jiwa hektar malam siang dokter petugas loket pintu bed kamar`.split(
    /\s+/,
  ),
);
