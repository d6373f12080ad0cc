import sharp from 'sharp';

export interface PhotoSample {
  width?: number;
  height?: number;
  /** EXIF orientation as a phone writes it, 1 to 8. */
  orientation?: number;
  /** EXIF capture time, `YYYY:MM:DD hh:mm:ss`. */
  takenAt?: string;
}

/** A small photo as a phone would send it, by the ending of its name; with EXIF when asked. */
export async function aPhoto(name: string, sample: PhotoSample = {}): Promise<File> {
  const { width = 64, height = 48, orientation, takenAt } = sample;
  const image = sharp({ create: { width, height, channels: 3, background: '#3a7' } });
  if (takenAt !== undefined) {
    image.withExif({
      IFD2: { DateTimeOriginal: takenAt },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 10/1 12/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 37/1 48/1',
      },
    });
  }
  if (orientation !== undefined) image.withMetadata({ orientation });
  const made = name.endsWith('.png') ? image.png() : name.endsWith('.webp') ? image.webp() : image.jpeg();
  return new File([new Uint8Array(await made.toBuffer())], name, { type: 'image/jpeg' });
}

/** A made-up scene as SVG: blots of light and dark that a seed places, different for each. */
export function aScene(seed: number, blots = 24): Buffer {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const shapes = Array.from({ length: blots }, () => {
    const grey = Math.round(random() * 255);
    return `<circle cx="${random() * 640}" cy="${random() * 480}" r="${30 + random() * 90}" fill="rgb(${grey},${grey},${grey})"/>`;
  });
  return Buffer.from(
    `<svg width="640" height="480"><rect width="640" height="480" fill="#888"/>${shapes.join('')}</svg>`,
  );
}
