import { idText } from '../domain/loose-json.ts';
import { type Caller, readTikTok } from './call.ts';

/** Reads the pages of a list until TikTok says that there are no more; a short or empty page does not mean the end. */
export async function* pagesOf(
  caller: Caller,
  path: string,
  query: Record<string, string>,
  maxPages: number,
  signal: AbortSignal,
): AsyncGenerator<{ data: Record<string, unknown>; raw: string }> {
  let cursor: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const asked = { ...query, ...(cursor === undefined ? {} : { cursor }) };
    const { data, raw } = await readTikTok(caller, { method: 'GET', path, query: asked }, signal);
    yield { data, raw };
    const next = idText(data.cursor);
    if (data.has_more !== true || next === undefined || next === cursor) return;
    cursor = next;
  }
}
