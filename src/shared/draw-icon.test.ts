import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawIcon } from './draw-icon.ts';

async function colourAt(png: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + 4)];
}
const green = [0x0b, 0x5d, 0x4e, 255];

test.each([192, 512])('the icon of %i pixels is a picture that any program reads, with clear corners', async (size) => {
  const png = drawIcon(size, false);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: size, height: size, hasAlpha: true });
  expect((await colourAt(png, 0, 0))[3]).toBe(0);
  expect(await colourAt(png, size / 2, Math.round(size * 0.1))).toEqual(green);
  expect(await colourAt(png, size / 4, Math.round(size * 0.35))).toEqual([255, 255, 255, 255]);
});

test('the icon for phones that cut shapes fills the square and keeps its mark inside', async () => {
  const png = drawIcon(192, true);
  for (const [x, y] of [
    [0, 0],
    [191, 191],
    [10, 96],
  ] as const)
    expect(await colourAt(png, x, y)).toEqual(green);
});
