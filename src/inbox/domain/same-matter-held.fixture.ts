/** Pairs as in `same-matter-dev.fixture.ts`; no weight was chosen on these, they are only scored. */
export const heldPairs = `
= 3 | | Kunciran indah banjir min, selutut lebih di blok a | banjir di perumahan kunciran indah, tolong bantu warga
= 2 | | Total Persada banjir lagi!! air udah masuk ruang tamu | banjir total persada sudah sedada pak, lansia belum dievakuasi
= 6 | | air naik di pondok arum, perahu dong | Pondok Arum terendam banjir, mohon bantuan evakuasi
= 1 | post | rumah saya kerendem min | banjir udah masuk rumah kami juga, tolong
= 9 | | Banjir Jl KH Hasyim Ashari depan puri beta macet total | jl kh hasyim ashari banjir min dkt puri beta motor pada mogok
= 15 | | PJU di jembatan robinson mati mohon dicek | jembatan robinson gelap bgt lampunya mati min
= 50 | | lampu jalan mati sepanjang jl benteng betawi | Penerangan Jl. Benteng Betawi padam semua sudah 3 hari
= 70 | | gg haji jenih rt 04/02 lampunya mati 2 titik | Lampu PJU Gang Haji Jenih RT 04 RW 02 mati
= 22 | | aspal ngelupas dan bolong di jl pembangunan 3 dekat bandara | jl pembangunan 3 bolong bolong parah
= 5 | | lubang di jl daan mogot depan rs ekahospital eh maksudnya depan metropolis, udh makan korban | jalan bolong daan mogot depan metropolis bahaya
= 33 | | Jalan rusak di perempatan duta garden, mohon ditambal | perempatan duta garden jalannya ancur min
= 10 | | sampah pasar lama numpuk di pinggir kali | Tumpukan sampah di Pasar Lama pinggir kali bau menyengat
= 28 | | truk sampah gak dateng2 di pinang griya udah seminggu | Perumahan Pinang Griya sampah belum diangkut satu minggu
= 2 | | ada pohon roboh di jalan sudirman depan tangcity | pohon tumbang depan tangcity min nutup jalur
= 1 | | asap tebal kebakaran pabrik plastik di jatiuwung | Pabrik plastik jatiuwung kebakaran min
= 6 | | air pdam keruh di regency 2 | PDAM Regency 2 airnya butek kayak kopi susu
= 4 | | lampu merah tugu adipura error, macet panjang | traffic light tugu adipura mati min
= 12 | | gelandangan tidur di kolong flyover cibodas banyak banget | kolong fly over cibodas banyak gelandangan, tolong dinsos
= 60 | | kabel menjuntai di jl dr sitanala dekat rs | jl dr sitanala kabelnya menjuntai bahaya pengendara
= 3 | near | ini lampunya mati | gelap banget min lampu jalan ga nyala
= 5 | pic | tolong jalan ini diperbaiki | jalan di sini rusak berat kak
= 36 | | selokan mampet di jl cemara raya bencongan | got jl cemara raya mampet, air meluap ke jalan
= 2 | post | toiletnya kotor banget min di taman ini | iya toilet tamannya jorok, airnya mati
= 8 | | Kami warga Cluster Taruna menolak izin kafe karaoke di RW 09. Mohon ditindak. | Kami warga Cluster Taruna menolak izin kafe karaoke di RW 09. Mohon ditindak.
= 18 | | pungli parkir di alun alun ahmad yani | parkir alun-alun ahmad yani dipungut 10rb, pungli
= 4 | | jembatan gantung kedaung papannya lepas | Papan jembatan gantung kedaung wetan lepas, bahaya
= 100 | | PJU Modernland sektor 5 padam | lampu jalan modernland sektor 5 mati
= 7 | | angkot ngetem di depan mall balekota bikin macet | macet depan balekota gara gara angkot ngetem
= 26 | | kabut asap dari pabrik kertas karawaci bikin sesak | pabrik kertas di karawaci asapnya bikin warga sesak napas
x 3 | | lampu mati di jl cendana | lampu mati di jl jati
x 2 | | PJU mati di gang masjid rt 01 | PJU mati di gang sawo rt 01
x 5 | | lampu pju mati di sudimara | lampu pju mati di paninggilan
x 10 | | jl benteng betawi macet total | jl benteng betawi banyak begal
x 4 | | banjir di jl kh hasyim ashari | lampu merah jl kh hasyim ashari mati
x 8 | | pasar lama parkirnya semrawut | pasar lama sampahnya numpuk
x 2200 | | Jalan rusak di perempatan duta garden, mohon ditambal | jalan rusak di perempatan duta garden
x 4000 | | Total Persada banjir sedada | banjir total persada
x 4 | | banjir di pondok arum | banjir di kunciran indah
x 2 | | mati lampu min | lampu mati min
x 1 | | halo min | halo min
x 3 | | mohon ditindaklanjuti | mohon ditindaklanjuti ya min
x 6 | | syarat pindah kk apa ya | min mau tanya syarat bikin kk baru
x 3 | | akte anak saya belum jadi no reg 8821 | akta kelahiran belum jadi sudah sebulan no 7719
x 2 | | pdam mati di pinang griya | pdam mati di duta garden
x 12 | | jalan bolong depan sdn pinang 2 | jalan bolong depan sdn pinang 6
x 5 | | taman cibodas kotor | taman karawaci kotor
x 1 | post | wah mantap pak wali | jl cendana gelap min lampunya mati
x 2 | post | daftarnya dimana min? | bansos kok ga turun turun
x 3 | post | banjir di kunciran | pju mati di pinang
x 20 | | Jalan di RT 01 RW 03 koang jaya becek belum diaspal | Jalan di RT 02 RW 07 bugel becek belum diaspal
x 4 | | Mohon fogging di kelurahan Cipadu Jaya, banyak DBD | Mohon fogging di kelurahan Gaga, banyak DBD
x 30 | | pkh saya dicoret, ibu Sumiati kel tanah tinggi | pkh ga cair, pak Jaya kel tanah tinggi
x 7 | | puskesmas baja obatnya kosong | puskesmas sukasari obat kosong
x 16 | m3500 | jalan depan rumah saya rusak min | jalan depan rumah rusak
x 26 | | alun alun ahmad yani lampunya mati | parkir alun alun ahmad yani mahal
x 9 | | kali angke banyak sampah | tanggul kali angke jebol
x 2 | | ppdb smp jalur zonasi kok gak adil | ppdb sma kapan dibuka
x 40 | | rsud kota tangerang antri bpjs lama | parkir rsud kota tangerang semrawut
x 5 | | ayam tetangga berisik di jl pepaya | jl pepaya banjir kalau hujan
x 1 | | sukses selalu kota tangerang | maju terus kota tangerang
x 11 | | kebakaran di cipadu | kebakaran di pabuaran
x 24 | | lampu mati jl m toha 5 titik | lampu mati jl prabu kian santang 5 titik
x 8 | | got mampet blok b3 pondok bahar | got mampet blok f1 pondok bahar
x 14 | | asap pembakaran sampah di benda | pesawat bising di benda
x 6 | | angkot ngetem depan balekota | begal di depan balekota
`;
