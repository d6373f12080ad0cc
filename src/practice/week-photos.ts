import sharp from 'sharp';

const scenes = [
  // A street at night with a lamp that is dark.
  (tone: number) => `<rect width="640" height="480" fill="hsl(220 40% ${8 + tone}%)"/>
    <path d="M0 480 L270 260 H370 L640 480Z" fill="#1b1d22"/><path d="M312 480 L318 280 H322 L328 480Z" fill="#77704a"/>
    <path d="M470 420 V140 q0-30-40-34" stroke="#444b55" stroke-width="10" fill="none"/><ellipse cx="424" cy="106" rx="26" ry="9" fill="#2b3038"/>
    <circle cx="${90 + tone * 20}" cy="70" r="26" fill="#d9d6c2"/>`,
  // A hole in the road.
  (
    tone: number,
  ) => `<rect width="640" height="480" fill="hsl(30 6% ${46 + tone}%)"/><rect width="640" height="120" fill="#9fb0a0"/>
    <ellipse cx="330" cy="330" rx="${150 + tone * 6}" ry="64" fill="#2f2b27"/><ellipse cx="330" cy="336" rx="${110 + tone * 6}" ry="40" fill="#5c5346"/>
    <path d="M180 330 l-70 20 M480 330 l90-26 M330 396 l16 60" stroke="#3b3630" stroke-width="5"/>`,
  // A heap of rubbish at the roadside.
  (
    tone: number,
  ) => `<rect width="640" height="480" fill="#b8c4bd"/><rect y="340" width="640" height="140" fill="#77746c"/>
    <path d="M60 380 q90-190 190-120 q70-110 160-10 q110-40 160 130Z" fill="hsl(${80 + tone * 9} 18% 34%)"/>
    <rect x="150" y="270" width="80" height="60" fill="#c9b48a" transform="rotate(12 190 300)"/><circle cx="330" cy="300" r="44" fill="#26272b"/>
    <circle cx="430" cy="330" r="36" fill="#3d5f86"/><rect x="260" y="340" width="60" height="40" fill="#d5d8da" transform="rotate(-14 290 360)"/>`,
  // Water in front of the houses.
  (
    tone: number,
  ) => `<rect width="640" height="480" fill="#8c969c"/><path d="M40 300 V150 L150 80 L260 150 V300Z" fill="#c4a987"/>
    <path d="M320 300 V130 L450 60 L580 130 V300Z" fill="#a3b89c"/><rect x="120" y="190" width="60" height="110" fill="#5d4a38"/>
    <rect y="${270 - tone * 4}" width="640" height="230" fill="#8a7350" opacity=".92"/>
    <path d="M0 330 q80-16 160 0 t160 0 t160 0 t160 0 M0 400 q80-16 160 0 t160 0 t160 0 t160 0" stroke="#a48d68" stroke-width="6" fill="none"/>`,
];

/** Draws a picture as a resident might take one: a dark lamp, a hole, rubbish or high water; `nth` makes each its own. */
export function drawPhoto(nth: number): Promise<Buffer> {
  const scene = scenes[nth % scenes.length] ?? scenes[0];
  const drawn = scene?.(Math.floor(nth / scenes.length) % 7) ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">${drawn}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}
