/** First names that are common in Indonesia: written small, or where other words could stand, they tell a name from another word. */
export const GIVEN_NAMES = `
abdul abdullah abidin achmad ade adi adinda aditya adnan agung agus agustina ahmad ahmadi aisyah aji akbar akhmad alamsyah alfian ali alif alya amalia
amanda amelia amin aminah amir anang andi andika andini andre andri andriani anggi anggraini angga ani anisa anissa anita annisa anton antonius
anwar aprilia ardi ardian ari arief arif arifin arini aris arman arya asep asih asti astuti atik aulia ayu azis azizah bahrudin bahrul bambang
basuki bayu benny bima bintang budi budiman budiyanto bunga cahya cahyono cecep chandra christian christina cindy citra daffa dadan dadang dani
daniel danang darmawan darto dede deden dedi dedy deni denny desi desy dewi dian diah diana didi didik dimas dina dinda dini dita djoko doni dony
dudung dwi eka eko elisa endah endang eni enjang erna erni ernawati euis evi fachri fadil fadli fahmi fahri faisal fajar farah farhan farid
fatimah fatmawati fauzan fauzi febri febrian ferdi ferry fitri fitria fitriani gilang gina gunawan guntur hadi hafiz halimah hamdan hamzah handayani
handoko hani hanafi hani haris hariyanto hartati hartini hartono haryanto hasan hasanah hassan hendra hendri hendro heni heri herman hermawan herry
heru hesti hidayat husein husna ibnu ibrahim ika ikhsan ilham iman imam ina indah indra indri indriani intan ipul ira irfan irma irwan isabella
iskandar ismail istiqomah iwan jaenal jajang jamal jamaludin joko joni juju julia juliana juminah junaedi juwita kartika kartini karno karyo
khadijah khairul khoirul kholid komar komariah komarudin koswara krisna kurnia kurniawan kusnadi kusuma laila lestari lia lilik lilis lina linda
lisa luki lukman lulu lusi made maemunah mahmud maman mamat manda mansur margono maria mariam mariyam marlina marni martini maryam maryati mawar
maya mega meilani melati meli melisa mia mila mira mirna misbah mohamad mohammad muchtar mudjiono muhamad muhammad muhidin mukhlis mulyadi mulyani
mulyono munawaroh murni mustofa nabila nadia nadya nana nanang nani narti nasrudin nasution neneng neni nia nina ningsih nisa novi novia novita
nugraha nugroho nur nuraini nurhayati nuri nurjanah nurlela nurul oki okta pandu parjo parno partini paulus pipit ponirin prabowo pratama pratiwi
priyanto purnama purnomo puspita putra putri putu rachmat raden rafi rafli rahayu rahma rahman rahmat rahmawati rama ramadhan ramdan rangga rani
ratih ratna ratu reni reza rian riana ricky ridho ridwan rifki rika riko rina rini rio risa riska rismawati rita riyadi riyanto rizal rizki rizky
robert robi rohani rohman rohmat roni rosa rosi rosita rudi rudy ruli rusdi ruslan rusli rustam sabrina saefudin safitri saiful saipul salim
salma salsabila samsudin samsul sandi sandra sandy santi santoso sari saripudin sarinah sarjono sarmin sartika satria satrio sekar septian seto
setiawan setyo sinta siska siti sjamsul slamet soleh solihin sri stefani sudarmo sudarsono sudirman sugeng sugianto sugiono sugiyanto suharti
suharto suherman suhendar sujatmiko sukarno sukma sulaiman sulastri sulistyo suminah sumarni sumiati sunarti sunaryo suparman suparmi suparno
supardi supriadi supriyadi supriyanto surya suryadi suryani susan susanti susanto susi susilo susilowati sutanto suti sutrisno suwarno suyanto syahrul
syaiful syarif tanti tarjo tasya taufik taufiq tedi teguh tika tina tini titi titin tono toto tri triyono tuti udin ujang ulfa umar umi usman
utami vera vina vivi wahid wahyu wahyudi wahyuni wati wawan wayan wida widi widodo widya wiwik wiwin wulan wulandari yadi yana yani yanti yanto
yayan yayat yeni yoga yogi yohanes yosef yudha yudi yuli yulia yuliana yulianti yunita yuni yuniarti yusuf yusup zaenab zaenal zahra zainab
zainal zainudin zaki zulfikar zulkifli
`;

/** Of these, the ones that are everyday words too: a name only where it is written as one. */
export const DOUBTFUL_NAMES = `
wulan susi sandra adi ari asih ayu bintang bunga cahya dini dua endah fajar guntur imam indah ira jaya kurnia lestari maria mawar mega melati
murni nuri purnama putra putri ratu sari sekar satria slamet surya teguh tono utami 
sandi kartika kusuma pandu raden intan permata seto sudirman ade agung akbar bima iman manda juju 
`;

/** What stands behind "nama", "saya" or "dengan" and is nobody's name. */
export const NOT_NAMES = `
jalan jl kelurahan kecamatan perumahan toko warung sekolah pt cv ud rt rw kota pasien ktp kk kampung dinas program aplikasi alamat nik no nomor usia
umur tanggal domisili baik nya tempat gang daerah hp telp wa kelas asal warga dari dan yang badan kantor pemilik pelapor penerima pengurus orang bapak
ibu pak bu anak suami istri almarhum ayah mama keluarga pemkot pemerintah walikota wali lurah camat ketua kepala kadis sekda gubernur bupati presiden
guru polisi mimin admin petugas sekretaris direktur staf staff masyarakat mahasiswa pns asn tni polri rumah puskesmas rsud sdn sd smp smpn sma smk
hormat ini itu sangat sudah belum tidak mohon ingin mau minta lapor dulu ganda sama beda salah benar lengkap orangnya sendiri dia nama jenis barang
produk perusahaan yayasan masjid mushola musholla pasar taman jembatan sungai kali bus halte stasiun terminal stadion mall hotel bank dishub dlh dpupr
disdukcapil dukcapil dinkes dinsos bpbd satpol pln pdam pam bpjs lpm karang tetangga pedagang pengguna penumpang pengendara pekerja karyawan buruh
penyandang korban saksi pelaku muslim islam kristen katolik hindu buddha wni calon mantan selaku sebagai seorang satu bantuan rekening akun email
alamatnya tercantum tertera muncul hilang dicoret terdaftar siapa apa mana lain samaran inisial pena panggung beken tengah depan belakang kecil besar
kula kulo abdi kuring aku saya gue gua gw ane kami kita kamu anda cuma cuman lagi punya mung ingkang sing badhe bade hoyong pengen arep ajeng nyuwun
nyuhunkeun nembe parantos sampun mboten teu warganya ktpnya pelanggan konsumen nasabah peserta siswa murid wakil perwakilan lansia balita difabel
disabilitas janda lajang pensiunan veteran driver ojol sopir supir kurir satpam beliau bos proyek pribadi perorangan pejabat desa gunung burung kamera
adik kakak nenek kakek om tante cucu keponakan teman temen dirjen menteri gub
`;
