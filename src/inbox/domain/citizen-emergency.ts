// Words that in Indonesian reports mean danger to life now; ambiguous ones (asap, api) only in company.
const danger = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'kebakaran|terbakar|kobaran api|api (?:besar|membesar|menjalar)',
    'tenggelam|hanyut|terseret arus|terjebak',
    'korban|luka parah|berdarah|pingsan|tak sadar|tidak sadar(?:kan diri)?|sekarat|sesak napas|serangan jantung|mau melahirkan',
    'kecelakaan|tabrakan|tertabrak|tertimpa|tertimbun|longsor|ambruk|roboh',
    'kesetrum|tersetrum|tersengat listrik|kabel (?:listrik )?(?:putus|menjuntai)',
    'meledak|ledakan|gas bocor|bocor(?:an)? gas|kebocoran gas',
    'tawuran|begal|dibegal|perampokan|dirampok|penculikan|diculik|penusukan|ditusuk|dibacok|bunuh diri|kdrt',
    'on fire|fire|drowning|unconscious|bleeding|accident|explosion|gas leak|victims?|trapped|robbery|suicide',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Says whether a text speaks of danger to life now, so that the resident is shown 112 at once; a false alarm costs one line. */
export function mentionsEmergency(text: string): boolean {
  return danger.test(text);
}
