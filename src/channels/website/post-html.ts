import { createHash } from 'node:crypto';
import type { Post } from '../domain/publish.ts';

/** A file of a post as it stands on the site after it was uploaded. */
export interface UploadedFile {
  id: string;
  url: string;
  kind: Post['media'][number]['kind'];
  mime: string;
  alt: string;
}

/** Letters of a title made of the first line of a text. */
const longestTitle = 120;

/** The title: the post's own, else its first line. */
export function titleOf(post: Post): string {
  const given = post.title?.trim();
  if (given) return given;
  const line = post.text.trim().split('\n')[0] ?? '';
  return line.length <= longestTitle ? line : `${line.slice(0, line.lastIndexOf(' ', longestTitle) || longestTitle)}…`;
}

/**
 * The last part of the post's address: readable, and with a print of the intent's key, so that a post is found again by it
 * and the same intent never makes two.
 */
export function slugOf(post: Post): string {
  const words = titleOf(post)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const print = createHash('sha256').update(post.key).digest('hex').slice(0, 12);
  return words === '' ? print : `${words}-${print}`;
}

/** The post as HTML: its words as paragraphs, its link, and the files that are not its featured picture. */
export function htmlOf(post: Post, files: readonly UploadedFile[]): string {
  const body = post.title?.trim() ? post.text : withoutTitle(post);
  const paragraphs = body
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`);
  const link = post.link && !post.text.includes(post.link) ? [`<p>${anchor(post.link, post.link)}</p>`] : [];
  return [...paragraphs, ...link, ...files.map(fileHtml)].join('\n');
}

/** A first line that became the title whole does not stand there twice. */
function withoutTitle(post: Post): string {
  const title = titleOf(post);
  const said = post.text.trim();
  return said.startsWith(`${title}\n`) ? said.slice(title.length) : said;
}

function fileHtml(file: UploadedFile): string {
  if (file.kind === 'image') return `<figure><img src="${escaped(file.url)}" alt="${escaped(file.alt)}"></figure>`;
  if (file.kind === 'video') {
    const label = file.alt === '' ? '' : `<figcaption>${escaped(file.alt)}</figcaption>`;
    return `<figure><video controls src="${escaped(file.url)}"></video>${label}</figure>`;
  }
  return `<p>${anchor(file.url, file.alt || decodeURIComponent(file.url.split('/').at(-1) ?? file.url))}</p>`;
}

function anchor(url: string, words: string): string {
  return `<a href="${escaped(url)}">${escaped(words)}</a>`;
}

function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
