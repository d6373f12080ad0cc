/** What is asked of a reply, a mention or a post; the same everywhere, so that every way of receiving tells the same. */
export const mediaFields = [
  'id',
  'text',
  'username',
  'permalink',
  'timestamp',
  'media_type',
  'media_url',
  'gif_url',
  'shortcode',
  'is_reply',
  'is_reply_owned_by_me',
  'root_post',
  'replied_to',
  'hide_status',
  'children{id,media_type,media_url}',
].join(',');
