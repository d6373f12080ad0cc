/**
 * How residents write a word, and the word meant: `meant: variant variant`. One variant stands on one line only.
 * Function words of Javanese, Sundanese, Betawi and English are mapped to Indonesian where the meaning is one to one,
 * so that the phrases of the city's tables are written once.
 */
export const SLANG = `
tidak: gak ga ngga nggak enggak engga gk g kagak kaga ndak tdk tak tdak gx gag ora mboten teu henteu nte kgk ngak gaada ngk nggk tidk tida enda kga kagag not endak
tidak ada: gada gakada tdkada teuaya
tidak bisa: gabisa gakbisa gbs gbisa tdkbisa cant
tidak usah: gausah gausa
tidak tahu: gatau gaktau gtw gatw gtau
tidak jelas: gajelas gaje
tidak pernah: gapernah gakpernah
tidak punya: gapunya
sudah: udh udah sdh dah uda udeh wis wes geus atos sampun sudh sdah suda already udahh dh
belum: blm blom belom blum durung durong blon beloman belon lum
jangan: jgn jgan jangn ojo tong2 ulah
jalan: jln jlan jalanan jlanan jalann dalan jl jlnan street road roads streets
jalan raya: jlraya
bagaimana: gmn gimana gmna gmana gimn pripun piye kumaha pegimane begimana gimane bgmn bagaimna
kenapa: knp napa knapa kenape ngapa ngape kunaon ngopo mengapa knpa kenpa
kapan: kpn kapn iraha when
di mana: dmn dimana dmana dmna where ndi
mana: mn mna endi
ke mana: kmn kemana kmana
siapa: sp siape sapa
berapa: brp brapa brpa pira sabaraha piro brpaa
apa: ap ape naon opo pa
apakah: apkh apkah
yang: yg yng nu sing yang2
dan: n dn & and lan
dengan: dg dgn dngn ama sm dgan karo jeung with
sama: ame
untuk: utk u/ untk buat bwt bt kanggo tuk for utuk kangge
dari: dr dri ti saking from dari2
karena: krn karna krna krena gara2 soalnya because gegara garagara
kepada: kpd kpda
pada: pd
dalam: dlm dlam
depan: dpn dpan ngarep hareup payun
belakang: blkg blkng blakang blkang mburi
samping: smpg smping gigir
seberang: sebrang sbrng sebrangan seberangan sbrg
dekat: deket dkt dket deuket cedhak cedak caket near deketan
sebelah: sblh sebelahan
atas: ats luhur
bawah: bwh handap
tolong: tlg tlong tlng tolongin tulung help tlg2 toloong tulungi
tolong di: tlgdi
mohon: mhn mohn moon mhon
mohon maaf: mohap
maaf: maap mf maf mangap sorry sori sory punten ngapunten
terima kasih: terimakasih trimakasih trims tks thx thanks thank makasih makasi maksih mksh mksih tengkyu tenkyu thankyou suwun nuhun hatur matursuwun matur mtrswn tq ty terimakasi trimakasi trimksh trmksh trmakasih trmksih tengs terimaksih arigatou makasiih
terima: trima trm nrima
sangat: sanget sgt bgt banget bangett bngt bgd bngd bgtt beut pisan bingits poll pol
sekali: skali skli
sekarang: skrg skrng skg skrang saiki ayeuna now skarang
kemarin: kmrn kmarin kemaren kmren wingi kamari yesterday kmrin
besok: bsk sesuk enjing tomorrow
malam: mlm mlam malem mbengi wengi peuting night
siang: siank
pagi: pgi isuk esuk
sore: sre
hari: hr hri dina dinten
bulan: bln
tahun: thn taun
minggu: mggu mgg minggon mingguan
jam: jm pukul
selalu: tansah slalu sll sllu always
sering: srg sring
lama: lm lma suwe lila
lama sekali: lamabgt
banyak: bnyk bnyak byk akeh loba buanyak bnyaak many banyk rea
semua: smua smw semuanya kabeh sadaya all
saya: sy sya gw gue gua gwe aku ak aq saia ane aing abdi kulo inyong ay i
kami: kmi kita kt
kita: kta
kamu: km lu lo elu loe ente koe kowe anjeun maneh
mereka: mrk
dia: doi die
orang: org orng wong jelma
anak: ank bocah bocil lare
rumah: rmh rmah umah imah griyo omah
ada: ad ade ono aya wonten
adalah: adlh
bisa: bs bsa iso tiasa bise can
mau: mo mw arep hayang pengen pngn pengin kepengen
ingin: ingn
lagi: lg lgi deui
saja: aja aj doang doank wae bae ae mawon ajah
juga: jg jga juge uga oge ugi too
atau: ato atw or utawa
kalau: klo kalo kl klw klau lamun yen nek if kalu
seperti: kayak kyk kaya kyak sprti koyo kawas kek
tetapi: tp tpi tapi ning but tapii
sampai: smpe sampe sampek nyampe ampe smpai sampae nepi
masih: msh msih isih keneh still mshi
harus: hrs kudu kedah must
begitu: gitu gt gtu
begini: gini gn
ini: ni nih iki ieu nie this
itu: tu tuh iku eta kuwi that
sini: sni kene dieu here
di sini: disini dsini
di sana: disana dsana disono
lihat: liat lht lihad
tanya: tny nanya takon naros nanyak ask
tahu: tau tw ngerti
bapak: bpk bp pak
ibu: ibuk emak
kakak: kak ka
abang: bang bg
warga: wrga wrg
masyarakat: masy masyrkt msyrkt
pemerintah: pmrntah pemerntah pemrintah gov
petugas: ptgs officer officers
kelurahan: kel kelrahan
kecamatan: kec
kabupaten: kab
perumahan: perum prum prm perumhn
gang: gg gng
komplek: kompleks kmplk komp
kampung: kp kmpg kampong kmp
pasar: psr ps market
motor: mtr mtor
mobil: mbl mobl car cars
lampu: lmpu lampunye lampune lampuna light lights lamp lamps
lampu jalan: lpju lampujalan streetlight streetlights
pju: p.j.u pjunya peju pjuu
mati: matot pejah paeh pareum matii koit dead
padam: pdm
rusak: rsk ruksak rusk rusakk busak ruksek ancur rusakkk broken damaged rusaknye
hancur: hancor
lubang: lobang lubank bolongan liang pothole potholes hole holes
berlubang: berlobang blubang berlubang2 bolong2 lubang2 lobang2
banjir: bnjr banjr bajir banjer caah flood flooded flooding
macet: mcet mct maceet macett macet2
mampet: mampat mempet pampet
sampah: smph sampa sampaah runtah sampahh uwuh smpah garbage trash rubbish waste
kotor: ktor kotr dirty
bau: smell smells smelly stinks mambu bauu bauk ambune
bahaya: bhy bhya bahya danger
ngeri: serem
celaka: clk
kecelakaan: laka lakalantas kecelakan
jatuh: jtoh jatoh labuh
air: aer cai banyu aiir water
mengalir: ngalir ngocor
keluar: kluar klr
pohon: phn pohn tangkal tree trees
sekolah: skolah skul sklh sekola school skola
guru: gru teacher teachers
puskesmas: pkms puskes puskesms pusksmas
rumah sakit: hospital rumahsakit rs
dokter: doctor doctors dr. dokte
pelayanan: plyanan playanan service servis plynan
layanan: lyanan
antri: antre ngantri ngantre antrian antrean
lambat: lelet lemot lmbt lamban leletnya
cepat: cpt cepet cpet
bagus: bgs apik alus sae good
mantap: mantab mantul mantep mntap mntp mantaap mantapp jos joss josss
bayar: byr mbayar
uang: duit duwit fulus artos
murah: mura
mahal: mhl awis
kerja: krja gawe kerjaan gawean
informasi: info infonya inpo informasinya infonyah
admin: min mimin atmin adm mimintang minnn mimiin
lapor: lapr laporin ngelapor nglapor melaporkan melapor report
laporan: lprn lapran laporn
laporkan: laporken
aduan: aduannya keluhan
perbaiki: benerin betulin perbaikin benahi didandani dibenerin diperbaiki dibetulin dibenahi diperbaikin fix benarkan
perbaikan: prbaikan perbaikn
ditindaklanjuti: tindaklanjuti tindaklanjutin ditindaklanjutin
tindak lanjut: tindaklanjut tl
segera: sgra sgera segra
respon: respons direspon direspons response ditanggapi
tanggapan: tanggepan
pindah: pndah
baru: bru new
lewat: lwat liwat lewatin
parkir: parkr parker parking
trotoar: sidewalk sidewalks pavement trotoir trotor trotoarnya
kabel: kabl kable
listrik: lstrik listrk listik electricity
pulang: plg
berangkat: brgkat brangkat
pengendara: pngndara
kendaraan: kndraan kendaran
ngebut: ngbut
perempatan: prempatan prapatan parapatan
pertigaan: ptigaan pertigan
jembatan: bridge bridges jmbatan jembtan
selokan: solokan slokan selokn
got: gott
gorong gorong: gorong2 gorong-gorong
comberan: combran
kelahiran: klahiran
ktp: katepe
hati hati: hati2 ati2
bolak balik: bolakbalik
berapa lama: brplama
setiap: tiap tiep saben unggal tiap2 every
sejak: semenjak
hampir: hmpir ampir
mungkin: mgkn mungkn
seharusnya: harusnya kudunya mestinya mustinya
sebaiknya: baiknya
percuma: prcuma
parah: prah parahh
bising: noise noisy brisik berisik
benar: bener leres beneran bnr bnar
tempat: tmpt tmpat t4 panggon
tanggal: tgl
nomor: no nmr nomer
hubungi: hub
alamat: almt
teman: temen tmn
adik: adek dek dik
pakai: pake pk pke make
ambil: ambl
kirim: kirimi krm kirm
orang gila: wongedan
ular: ulo oray oraynya snake snakes
tawon: odeng nyiruan
kebakaran: kebakarn kobongan kahuruan kobong kbakaran fire
pemadam kebakaran: damkar
pedagang: pdagang vendor vendors
jualan: dodolan jualn
gelap: peteng poek glap dark
sakit: sakt lara gering
obat: obt
semoga: smoga smg moga mudah2an mugi
harap: hrp
jelas: jls
jelek: jlek elek
percaya: prcy
sedang: sdg
berkali kali: berkali2
narkoba: narkotika
jambret: jambrt
hilang: ilang leungit
diambil: diambilin
buang: buangin
penuh: pnuh
banjir lagi: banjirlagi
tidak nyala: gaknyala ganyala
menyala: nyala hurip murub hurung urip nyalain dinyalakan
pintu: panto
toilet: wc
sembarangan: smbarangan sembarang ngasal
kartu keluarga: kk
kecewa: kcewa kecewaa
nunggu: menunggu tunggu nungguin nggu ngantos ngenteni ditunggu
tumbang: fallen
polisi: police pulisi
sungai: river kalinya
belum diperbaiki: unrepaired
nenek: nini mbah
lurah: lrh
rw: erwe
rt: erte
tidak respon: slowres slowrespon
balas: bales reply dibales
di: d
ke: k
polisi tidur: poldur
kecil: kcil cilik leutik alit
besar: gede bsr gedhe ageung gedhi big
anak kecil: balita bocil2
jauh: adoh
gotong royong: gotongroyong
tersumbat: sumbat kesumbat mampet2
bocor: bocr
diangkut: diangkat diangkutin dijemput
bapak bapak: bapak2
menumpuk: numpuk nyumpuk numpuk2
bantuan: bntuan
pungli: pungli2
seminggu: semingguan
pemkot: pemda
jakarta: jkt jakarte
masuk: mlebu masup asup lebet msk
pabrik: factory factories
asap: smoke asep
siswa: student students
pajak: tax taxes
malas: males
ditipu: ketipu
dimintai: dimintain
tangerang: tng tgr tangrang tgrng tanggerang tngrng
`;

/** Small words a phrase may jump over: "lampu di jalan ini sudah mati" is still "lampu jalan mati". */
export const FILLERS = `di yang ini itu nya sih dong deh kok kan ya yah nih tuh juga pun lagi sudah masih pada ke si sering selalu suka terus sangat sekali semua banyak mah teh toh lho loh saja ada para`;

/** Parts stuck to the end of a word that do not change the matter. */
export const CLITICS = ['nya', 'lah', 'kah', 'pun', 'nye', 'ne', 'ku', 'mu', 'tuh', 'nih', 'in', 'kan', 'e', 'na', 's'];

/** Groups of words that the phrases of the tables name in braces. */
export const CLASSES: Readonly<Record<string, string>> = {
  mati: 'mati|padam|gelap|redup|remang|berkedip|kedip|kedap kedip|kelap kelip|putus|tidak nyala|tidak menyala|tidak hidup|tidak berfungsi|belum nyala|belum menyala|belum hidup|tidak pernah nyala|tidak pernah hidup|rusak|pecah|modar|off|menyala|byar pet|dimatikan|dipadamkan|hilang|dicuri|gulita|mokad|konslet',
  rusak:
    'rusak|rusak parah|hancur|bolong|berlubang|lubang|jebol|ambrol|amblas|ambles|retak|pecah|bergelombang|gompal|jelek|amburadul|tidak layak|patah|copot|roboh|ambruk|rubuh|miring|keropos|longsor|karatan|berkarat|lapuk|bolong bolong|goyang|bahaya',
  kotor: 'kotor|jorok|kumuh|berserakan|numpuk|menumpuk|tumpukan|berceceran|bau|busuk',
};
