/** Milliseconds of a day. By itself, so that a page which writes a date does not load the checks of a whole calendar. */
export const dayMs = 86_400_000;
