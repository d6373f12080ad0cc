import { useEffect, useRef, useState } from 'react';

export interface News {
  ids: number[];
  all: boolean;
}

type Heard = (news: News) => void;

/** One connection for the whole page, however many parts of it listen. */
const hearers = new Set<Heard>();
const linkHearers = new Set<(up: boolean) => void>();
let source: EventSource | undefined;
let up = true;

function connect() {
  source = new EventSource('/desk/live');
  source.addEventListener('reports', (event) => {
    tellLink(true);
    const news = JSON.parse((event as MessageEvent<string>).data) as News;
    if (!news.all && news.ids.length === 0) return;
    for (const hear of hearers) hear(news);
  });
  source.addEventListener('error', () => {
    tellLink(false);
    // Refused outright (a session that ended): the browser does not try again by itself.
    if (source?.readyState === EventSource.CLOSED) setTimeout(() => hearers.size > 0 && connect(), 15_000);
  });
}

function tellLink(now: boolean) {
  if (up === now) return;
  up = now;
  for (const hear of linkHearers) hear(now);
}

/** Hears which reports changed, at most once a second, while the page is open. */
export function useNews(hear: Heard): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const heard: Heard = (news) => latest.current(news);
    hearers.add(heard);
    if (!source || source.readyState === EventSource.CLOSED) connect();
    return () => {
      hearers.delete(heard);
      // A part that is only redrawn listens again at once; the connection must not be rebuilt for that.
      setTimeout(() => {
        if (hearers.size > 0) return;
        source?.close();
        source = undefined;
      }, 500);
    };
  }, []);
}

/** Whether the live connection is up. */
export function useLink(): boolean {
  const [state, setState] = useState(true);
  useEffect(() => {
    linkHearers.add(setState);
    return () => void linkHearers.delete(setState);
  }, []);
  return state;
}
