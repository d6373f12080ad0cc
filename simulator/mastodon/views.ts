import type { Notification, Person, Status, World } from './world.ts';

/** A status as the API shows it. */
export function statusView(world: World, one: Status): Record<string, unknown> {
  const parent = world.statuses.find((each) => each.id === one.parentId);
  return {
    id: one.id,
    created_at: one.at.toISOString(),
    edited_at: one.editedAt?.toISOString() ?? null,
    in_reply_to_id: one.parentId ?? null,
    in_reply_to_account_id: parent?.by.id ?? null,
    sensitive: one.warning !== '',
    spoiler_text: one.warning,
    visibility: one.visibility,
    language: 'id',
    uri: `https://mastodon.latihan/users/${one.by.username}/statuses/${one.id}`,
    url: `https://mastodon.latihan/@${one.by.acct}/${one.id}`,
    replies_count: one.figures.comments,
    reblogs_count: one.figures.shares,
    favourites_count: one.figures.likes,
    content: html(world, one.text),
    reblog: null,
    account: personView(one.by),
    media_attachments: one.media.map((file, place) => ({ id: `${one.id}${place}`, ...file })),
    mentions: one.named.map(({ id, username, acct }) => ({
      id,
      username,
      acct,
      url: `https://mastodon.latihan/@${acct}`,
    })),
    emojis: [],
    tags: [],
    poll: null,
  };
}

export function personView(one: Person) {
  return {
    id: one.id,
    username: one.username,
    acct: one.acct,
    display_name: one.name,
    url: `https://mastodon.latihan/@${one.acct}`,
    bot: false,
  };
}

export function notificationView(world: World, one: Notification) {
  return {
    id: one.id,
    type: one.type,
    created_at: one.at.toISOString(),
    account: personView(one.by),
    ...(one.status ? { status: statusView(world, one.status) } : {}),
  };
}

/** The HTML that a server makes of plain words: paragraphs, names without their server, addresses in hidden pieces. */
function html(world: World, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const linked = escaped.replace(/(https?:\/\/)([^\s<]{1,30})([^\s<]*)/g, (_whole, scheme, seen, rest) => {
    const tail = rest === '' ? '' : `<span class="invisible">${rest}</span>`;
    return `<a href="${scheme}${seen}${rest}" rel="nofollow"><span class="invisible">${scheme}</span><span class="ellipsis">${seen}</span>${tail}</a>`;
  });
  const named = linked.replace(/(^|\s)@([\w.]+)(@[\w.-]*\w)?/g, (whole, before, username, server = '') => {
    if (!world.people.has(`${username}${server}`)) return whole;
    return `${before}<span class="h-card" translate="no"><a href="https://mastodon.latihan/@${username}${server}" class="u-url mention">@<span>${username}</span></a></span>`;
  });
  return named
    .split('\n\n')
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('');
}
