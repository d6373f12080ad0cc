/**
 * Pairs of messages, our own, on which the weights of `same-matter.ts` were chosen. A line is: `=` one matter or `x` not,
 * hours between the two, what is known besides (`post`, `pic`, `near`, `m120` metres apart), the two texts.
 */
export const devPairs = `
= 2 | | Banjir di perum ciledug indah 1 udah sepaha orang dewasa, tolong perahu karet | min ciledug indah banjir lagi nih, air masuk rumah dari subuh
= 1 | | Ciledug Indah kebanjiran parah pak wali, warga butuh evakuasi | Banjir di perum ciledug indah 1 udah sepaha orang dewasa, tolong perahu karet
= 5 | | air di komplek ciledug indah blm surut jg min, pompa nya kok mati | Ciledug indah banjir, mohon pompa air segera dinyalakan
= 3 | post | banjir min sampai lutut | di sini juga banjir kak, belum ada bantuan
= 4 | | Genangan tinggi di Periuk Damai, motor ga bisa lewat | periuk damai banjir sepinggang min tolong kirim perahu
= 20 | | Lampu jalan mati dpn sdn karawaci 3 udh seminggu | PJU depan SDN Karawaci 3 padam mohon diperbaiki gelap sekali
= 30 | | pju gang mawar rt 03 rw 05 poris plawad mati total | lampu gang mawar rt 3/5 poris plawad mati min
= 48 | | Lampu PJU di jl maulana hasanudin depan poris indah mati 4 titik | jl maulana hasanudin gelap gulita min, lampunya mati semua dkt poris indah
= 10 | | Jalan berlubang di jl hasyim ashari depan alfamart bahaya buat motor | lobang gede di jalan hasyim ashari dpn alfamart, kmrn ada yg jatuh
= 26 | | Jl Gatot Subroto depan pasar malabar jalannya rusak parah | jalan rusak parah depan psr malabar min, jl gatot subroto
= 12 | | Sampah numpuk di gg kancil cibodas udah 5 hari ga diangkut | gang kancil sampahnya menumpuk bau, kapan diangkut
= 6 | | TPS liar di belakang perumahan villa tomang makin tinggi sampahnya | sampah di belakang villa tomang menggunung, tolong DLH
= 2 | | Pohon tumbang nutup jalan di jl veteran dpn kantor pos | pohon tumbang di jl veteran min, macet total
= 1 | | kebakaran di pasar anyar!! tolong damkar | pasar anyar kebakaran, api besar dari arah kios baju
= 3 | | Air PDAM mati dari semalam di perum harapan kita | min air pdam perum harapan kita kapan nyala? mati dr semalem
= 8 | | macet parah di perempatan cikokol, lampu merah mati | traffic light cikokol mati min, semrawut perempatannya
= 5 | | ODGJ ngamuk di pasar sipon, tolong ditangani satpol pp | ada orang gila ngamuk di psr sipon cipondoh
= 72 | | Tiang listrik miring di jl kh mas mansyur dekat musholla al ikhlas | tiang miring dkt musholla al ikhlas jl kh mas mansyur mau roboh
= 4 | near | Jalan ambles depan rumah saya, bahaya | jalannya ambles min, lubangnya dalam
= 2 | pic | sampah numpuk kak | ini kok dibiarin aja sampahnya
= 40 | | Drainase mampet di jl kavling pemda karawaci bikin banjir tiap hujan | got mampet jl kavling pemda, kalo ujan pasti banjir
= 1 | post | Lampu taman ini mati min | iya lampu tamannya mati semua, gelap
= 3 | | Saya mendukung penolakan pembangunan pabrik di RW 04 Batuceper. Warga RW 04 menolak! | Saya mendukung penolakan pembangunan pabrik di RW 04 Batuceper. Warga RW 04 menolak!
= 20 | | parkir liar di trotoar jl imam bonjol depan rs sari asih | trotoar jl imam bonjol dpn sari asih jadi parkiran motor terus, mohon ditertibkan
= 5 | | jembatan kali sabi retak min | Jembatan di Kali Sabi kondisinya retak, mohon dicek segera
= 90 | | PJU blok c4 perumahan banjar wijaya mati sudah sebulan | Lampu jalan di Banjar Wijaya blok C4 padam mohon diperbaiki
= 7 | | PKL nutup jalan di depan stasiun poris, macet tiap sore | pedagang kaki lima depan stasiun poris bikin macet
= 30 | | anjing liar di taman potret gigit anak kecil | tolong anjing liar taman potret ditangkap, sudah ada yang digigit
x 3 | | Lampu mati di jl mawar | Lampu mati di jl melati
x 2 | | lampu jalan mati gang kancil rt 02 | lampu jalan mati gang rusa rt 02
x 5 | | lampu pju mati di cipondoh makmur | lampu pju mati di poris plawad
x 10 | | Jalan rusak di jl raden saleh karang tengah | Pohon tumbang di jl raden saleh karang tengah
x 4 | | Sampah menumpuk di jl hasyim ashari | Jalan berlubang di jl hasyim ashari
x 8 | | jl gatot subroto macet parah pagi ini | lampu jl gatot subroto mati
x 2000 | | Lampu jalan mati dpn sdn karawaci 3 udh seminggu | lampu jalan mati dpn sdn karawaci 3 lagi min
x 3000 | | Banjir di perum ciledug indah sepaha orang dewasa | Banjir di perum ciledug indah, mohon bantuan perahu
x 4 | | banjir di periuk damai sepinggang | banjir di ciledug indah sepaha
x 2 | | banjir min | banjir min
x 1 | | min tolong dong | min tolong dong
x 3 | | kapan diperbaiki min? | kapan diperbaiki min
x 6 | | Cara bikin KTP hilang gimana ya min | min syarat bikin KTP hilang apa aja ya
x 3 | | berapa lama jadi kk baru min | kk saya sudah 2 bulan belum jadi juga, atas nama pak Dedi
x 2 | | PDAM mati di perum harapan kita | pdam mati di total persada
x 12 | | jalan berlubang depan pasar lembang | jalan berlubang depan pasar anyar
x 5 | | jembatan rusak di cibodas | jembatan rusak di neglasari
x 1 | post | acaranya keren banget min | lampu di jl mawar mati kak
x 2 | post | kapan jadwal job fair min? | sampah di cibodas ga diangkut angkut
x 3 | post | banjir di ciledug indah | macet di cikokol
x 20 | | Tolong aspal jalan di RT 03 RW 08 gembor, rusak parah | Tolong aspal jalan di RT 05 RW 02 gebang raya, rusak parah
x 4 | | Mohon perbaikan jalan di kelurahan Uwung Jaya. Terima kasih. | Mohon perbaikan jalan di kelurahan Panunggangan. Terima kasih.
x 30 | | Bansos saya belum cair, nama Ibu Yati kelurahan Sukasari | bansos belum cair atas nama Pak Rohim kel Sukasari
x 7 | | puskesmas cipondoh antriannya lama | puskesmas ciledug pelayanannya lama
x 16 | m4000 | pohon mau tumbang min depan rumah | pohon mau tumbang min depan rumah saya
x 26 | | lampu taman elektrik mati | toilet taman elektrik kotor bau
x 9 | | sampah di kali sabi numpuk | banjir dari kali sabi masuk rumah
x 2 | | guru sd saya galak | guru smp nya jarang masuk
x 40 | | parkir liar depan rs sari asih | pelayanan igd rs sari asih lama
x 5 | | tetangga saya bakar sampah terus di jalan anggrek | sampah di jalan anggrek tidak diangkut
x 1 | | semangat pak wali | semangat terus pak walikota
x 11 | | kebakaran rumah di larangan utara | kebakaran lapak di neglasari
x 24 | | pju mati di jl ks tubun 3 titik | pju mati jl merdeka 3 titik
x 8 | | got mampet di blok a5 dasana indah | got mampet di blok d2 dasana indah
x 14 | | jalanan bau sampah truk lewat neglasari | TPA rawa kucing asapnya sampai rumah
`;
