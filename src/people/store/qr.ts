import { create } from 'qrcode';

export interface QrDrawing {
  /** Width and height in modules, with the quiet border of four. */
  size: number;
  /** An SVG path of the dark modules. */
  path: string;
}

/** Draws a text as a QR code. */
export function drawQr(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const border = 4;
  let path = '';
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + border} ${y + border}h1v1h-1z`;
  return { size: modules.size + 2 * border, path };
}
