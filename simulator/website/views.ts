import { createHash } from 'node:crypto';
import type { Medium, PracticeComment, PracticePost, User, World } from './world.ts';

/** The site's clock stands at Jakarta's time. */
const offsetMs = 7 * 3_600_000;

/** A comment as the API shows it, in either context. */
export function commentView(world: World, base: string, one: PracticeComment, edit: boolean, embed: boolean) {
  const post = world.posts.find((each) => each.id === one.post);
  const print = createHash('sha256').update(one.email).digest('hex');
  return {
    id: one.id,
    post: one.post,
    parent: one.parent,
    author: one.by,
    author_name: one.name,
    ...(edit ? { author_email: one.email, author_ip: '203.0.113.9' } : {}),
    author_url: '',
    date: local(one.at),
    date_gmt: gmt(one.at),
    content: { rendered: commentHtml(one.text), ...(edit ? { raw: one.text } : {}) },
    link: `${base}/${post?.slug ?? ''}/#comment-${one.id}`,
    status: one.status,
    type: one.type,
    ...(one.email === ''
      ? {}
      : { author_avatar_urls: { 24: `https://secure.gravatar.com/avatar/${print}?s=24&d=mm` } }),
    meta: [],
    _links: { up: [{ embeddable: true, post_type: 'post', href: `${base}/wp-json/wp/v2/posts/${one.post}` }] },
    ...(embed && post ? { _embedded: { up: [postView(base, post, false)] } } : {}),
  };
}

/** A post as the API shows it. */
export function postView(base: string, one: PracticePost, edit: boolean) {
  return {
    id: one.id,
    date: local(one.at ?? new Date(0)),
    date_gmt: one.at ? gmt(one.at) : null,
    slug: one.slug,
    status: one.status,
    type: 'post',
    link: `${base}/${one.slug}/`,
    title: { rendered: texturize(one.title), ...(edit ? { raw: one.title } : {}) },
    content: { rendered: one.content, protected: false, ...(edit ? { raw: one.content } : {}) },
    excerpt: { rendered: one.content.slice(0, 300), protected: false },
    author: one.by,
    featured_media: one.featured,
    comment_status: one.commentsOpen ? 'open' : 'closed',
  };
}

export function mediumView(base: string, one: Medium) {
  return {
    id: one.id,
    slug: one.slug,
    status: 'inherit',
    type: 'attachment',
    title: { rendered: one.slug },
    alt_text: one.alt,
    media_type: one.mime.startsWith('image/') ? 'image' : 'file',
    mime_type: one.mime,
    source_url: `${base}/wp-content/uploads/${one.name}`,
  };
}

export function userView(base: string, one: User) {
  return {
    id: one.id,
    name: one.name,
    slug: one.login,
    link: `${base}/author/${one.login}/`,
    roles: ['editor'],
    capabilities: Object.fromEntries(one.can.map((name) => [name, true])),
  };
}

/** GMT without a zone, as WordPress writes it. */
export function gmt(at: Date): string {
  return at.toISOString().slice(0, 19);
}

function local(at: Date): string {
  return gmt(new Date(at.getTime() + offsetMs));
}

/** What the site makes of typed words: curled quotes, longer dashes, paragraphs, links. */
function commentHtml(text: string): string {
  const linked = texturize(text).replace(/(^|\s)(https?:\/\/[^\s<]+)/g, '$1<a href="$2" rel="nofollow ugc">$2</a>');
  return linked
    .split('\n\n')
    .map((part) => `<p>${part.replaceAll('\n', '<br />\n')}</p>\n`)
    .join('');
}

function texturize(text: string): string {
  return text
    .split(/(<[^>]*>)/)
    .map((part) =>
      part.startsWith('<')
        ? part
        : part
            .replace(/(\w)'(\w)/g, '$1&#8217;$2')
            .replace(/"([^"]*)"/g, '&#8220;$1&#8221;')
            .replaceAll('...', '&#8230;')
            .replaceAll(' -- ', ' &#8212; '),
    )
    .join('');
}
