/** An address in a text; `start` and `end` are UTF-16 offsets, end exclusive. */
export interface FoundUrl {
  start: number;
  end: number;
  text: string;
}

/** The countries' endings in use (IANA root zone): a missing space (`rusak.di`) makes no address. */
const countries =
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ' +
  'ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm ' +
  'gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la ' +
  'lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np ' +
  'nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su ' +
  'sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
/**
 * Endings that make a bare name (`tangerangkota.go.id`) an address. Of the endings that are no country's these are the usual
 * ones; a name with a rare one is counted letter by letter, and the network refuses in the worst case.
 */
const endings = `com|net|org|info|biz|edu|gov|int|mil|app|dev|xyz|online|site|store|shop|tech|live|news|link|page|blog|cloud|asia|mobi|name|${countries.replaceAll(' ', '|')}`;
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const domain = `(?:${label}\\.)+(?:${endings})(?![a-z0-9-])`;
const tail = '(?::\\d+)?(?:[/?#][^\\s<>"]*)?';
const pattern = new RegExp(
  `https?://(?:${domain}|localhost|[^\\s/?#<>"]+\\.[^\\s/?#<>"]+)${tail}|${domain}${tail}`,
  'giu',
);
/** Before a bare name these make it part of something else: an e-mail address, a handle, a path. */
const joined = /[\p{L}\p{N}@＠$#＃_./-]$/u;

/** The addresses in a text as social networks turn them into links: with `http`, or a bare name with a known ending. */
export function findUrls(text: string): FoundUrl[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const start = found.index;
    if (joined.test(text.slice(Math.max(0, start - 2), start))) return [];
    const said = trimmed(found[0]);
    return [{ start, end: start + said.length, text: said }];
  });
}

/** A sentence's own punctuation does not belong to the address that ends it; a bracket does when it was opened inside. */
function trimmed(url: string): string {
  let said = url.replace(/[.,;:!?'"…]+$/u, '');
  while (said.endsWith(')') && said.split(')').length > said.split('(').length) {
    said = said.slice(0, -1).replace(/[.,;:!?'"…]+$/u, '');
  }
  return said;
}
