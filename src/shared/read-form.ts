import { data } from 'react-router';

/** Reads what a form sent; a body that is no form, or half of one, becomes the answer 400 in plain words. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw data(
      'Kiriman dari halaman ini rusak di jalan. Muat ulang halaman, lalu coba lagi. / What this page sent was damaged on its way. Reload the page and try again.',
      { status: 400 },
    );
  }
}

/** An id of an address as PostgreSQL's `int` takes it; undefined for anything else. */
export function readSmallId(text: string | null): number | undefined {
  const id = /^[1-9]\d{0,9}$/.test(text ?? '') ? Number(text) : undefined;
  return id !== undefined && id <= 2_147_483_647 ? id : undefined;
}
