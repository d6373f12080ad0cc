/** Small words and word parts by which a language is known; written by hand. Weight 2 unless the list says otherwise. */
export const LANGUAGE_WORDS = {
  id: `yang dan tidak dengan untuk dari ini itu ada sudah saya karena juga bisa akan pada adalah lebih sangat saat kami kita mereka belum jangan sekali hanya seperti atau dalam telah dapat kalau kalo banget gak ga nggak enggak udah aja dong nih sih kok deh yg dgn tdk utk sdh krn jgn blm sama tapi namun lagi masih buat gimana bagaimana apakah kenapa mengapa kapan dimana siapa berapa tolong mohon terima kasih makasih harus semua setiap selalu sering banyak besar kecil baik jelek rusak jalan mau ingin tempat orang anak rumah hari malam pagi tahun bulan minggu harga makanan enak nyaman pelayanan bagus murah mahal para warga bapak ibu pak bu dibuat menjadi memang sekarang kemarin besok begitu sampai hingga sejak tersebut antara oleh secara bahwa maka jika agar supaya pernah selama setelah sebelum lah gue gua lu elo kagak kaga aje ape gimane kenape bang`,
  jv: `ora kuwi kui iki sing lan karo kanggo saka seko ing wis wes durung durung iso ana ono dadi nanging amarga amargi yen kudu kowe koe dheweke deweke kabeh akeh apik elek gedhe gede cilik nggon panggon panggonan omah dalan banyu wong bocah mangan panganan pangan regane rasane nganti tekan luwih banget sampeyan panjenengan kula kulo mboten boten sampun dereng wonten niki niku punika menika kaliyan saking dhateng teng inggih nggih matur nuwun suwun piye pripun kepriye ngendi nendi ning neng nang menyang arep pengin kepengin apa'a sopo pira piro saiki wingi sesuk mbengi esuk aku mung wae ae rek lek tenan temen ayo mlaku mlebu metu mulih tuku dodol eling ngerti weruh delok ndelok peteng mambu reged kene kana ngene ngono mengkono supaya ben jarene marai mergo merga mergane sabendina saben dina dinten wengi taun sasi wektu babagan ngenani miturut sawise sakwise sadurunge nalika naliko sawijining salah loro telu papat lima enem pitu wolu sanga sepuluh duwe nduwe duweni gawe nggawe nggunakake ditambahi ngombe ombenan dhuwit duit regi sregep becik ala ayu anyar lawas dhewe dewe padha podo liyane liya kancane sedulur bapakku ibuku mbokmenawa muga mugi monggo mangga tulung nyuwun ngapunten`,
  su: `teu henteu moal acan tacan geus parantos atos nu anu jeung sareng keur kanggo pikeun tina eta ieu aya tiasa kudu kedah lamun upami mun sabab kusabab alatan oge ogé mah teh téh atuh euy kitu kieu kumaha naha naon saha iraha dimana sabaraha loba seueur réa rea saeutik saeutikan pisan hade alus saé sae goreng awon ageung leutik alit imah bumi jalma urang abdi kuring maneh anjeun manehna anjeunna maranehna budak tuang dahar kadaharan tuangeun emam nginum hargana rasana hargina tempatna mawi nepi dugi sanajan najan waé wae deui deuih ayeuna kamari isukan enjing peuting wengi beurang isuk sonten dinten poé poe waktos unggal saban sagala sadaya sadayana kabeh saurang sahiji hiji dua tilu opat genep tujuh dalapan salapan sapuluh boga gaduh ngagaduhan nyieun ngadamel make nganggo meser meuli mayar artos duit awis mirah hésé hese babari gampil bogoh hoyong hayang palay embung nyaah nyaeta nyaéta nyaeta minangka nuhun hatur punten mangga sumping dongkap uih wangsul cai susukan jalanna ruksak pareum caah runtah pusing gering damang kunaon naha ulah cing cik sing muga mugia sugan meureun panginten leres sanes pernah kungsi kantos ngan mung ukur tuluy laju teras saterusna satuluyna samemeh sateuacan sanggeus saatos nalika babaturan rerencangan sepuh ngora anom anyar enggal heubeul `,
  en: `the and is are was were to of in for on with that this it you i my we they he she have has had not no but so very good great bad please thank thanks be been from at by as or if what when where how why who which there here can could will would should do does did don't isn't it's i'm you're your our their his her its them us me than then just only also more most some any all every each because about after before over under out up down into again street light lights road water trash broken fix help people city government place food price service nice love best worst never always really still already yet now today yesterday tomorrow`,
} as const;

/** Endings and letter pairs that give a language away in words the lists do not hold. */
export const LANGUAGE_PARTS: ReadonlyArray<readonly [RegExp, 'id' | 'jv' | 'su' | 'en', number]> = [
  [/eu/, 'su', 0.9],
  [/keun(ana|nana)?$/, 'su', 1.6],
  [/^(nga|ka|sa|pang|pi|di)[a-z]{2,}(eun|keun)$/, 'su', 1],
  [/[a-z]{4}na$/, 'su', 0.7],
  [/^(ng|ny)[a-z]+(an|keun)$/, 'su', 0.3],
  [/é|è/, 'su', 0.6],
  [/dh|th(?!e)/, 'jv', 0.8],
  [/(ake|aken|ipun|nipun)$/, 'jv', 1.4],
  [/[bcdfghjklmnprstwy]e$/, 'jv', 0.5],
  [/ne$/, 'jv', 0.4],
  [/^(nd|mb|ngg|nj)/, 'jv', 0.6],
  [/^(me[nm]|ber|ter|pe[nm]|memper)[a-z]{3,}/, 'id', 0.5],
  [/(nya|lah|kan)$/, 'id', 0.5],
  [/(ing|tion|ed|ly|ness|ight|ough)$/, 'en', 0.7],
  [/^(wh|sh|th)/, 'en', 0.6],
];
