/** What is asked for with posts, so that they read like the events' (people cost as much as posts: platform-apis, section 6). */
export const postFields: Record<string, string> = {
  'tweet.fields':
    'author_id,conversation_id,created_at,in_reply_to_user_id,referenced_tweets,entities,attachments,edit_history_tweet_ids,note_tweet,display_text_range,geo,lang,public_metrics',
  expansions: 'author_id,attachments.media_keys',
  'user.fields': 'username,name',
  'media.fields': 'type,url,preview_image_url,variants,alt_text',
};

/** What is asked for with our own posts: we know who wrote them. */
export const ownPostFields: Record<string, string> = {
  'tweet.fields': postFields['tweet.fields'] ?? '',
};

/** What is asked for with direct messages. */
export const messageFields: Record<string, string> = {
  'dm_event.fields': 'id,event_type,text,sender_id,dm_conversation_id,created_at,attachments,referenced_tweets',
  expansions: 'sender_id,attachments.media_keys',
  'user.fields': 'username,name',
  'media.fields': 'type,url,preview_image_url,variants',
};
