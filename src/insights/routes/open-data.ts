/** Heads of open data: any page may read it, and may keep it as long as we do. */
export function openData(type: string): Record<string, string> {
  return { 'content-type': type, 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=600' };
}

/** The answer before the city is set up: there is nothing to count yet. */
export function notYet(): Response {
  return new Response('Kota ini belum dipasang. / The city is not set up yet.', { status: 503 });
}
