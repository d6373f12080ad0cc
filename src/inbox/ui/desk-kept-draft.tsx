import { useCallback, useEffect, useRef, useState } from 'react';
import { readStore, writeStore } from '#src/ui/desk-keys.tsx';

/** What is being written, as the server and this browser keep it. */
export interface WrittenDraft {
  mode: 'answer' | 'note';
  text: string;
  choices: {
    visibility?: 'public' | 'private' | undefined;
    whom?: string | undefined;
    asks?: boolean | undefined;
    draftId?: number | undefined;
    replyId?: number | undefined;
  };
  /** The report's version its writer has seen. */
  seenVersion: number;
}
/** The server's own, with its revision. */
export interface ServerDraft extends WrittenDraft {
  revision: number;
}
/** Where what is written stands now. */
export type DraftPlace = 'nowhere' | 'saving' | 'server' | 'browser';

/** This browser's copy; `dirty`: the server has not got all of it. */
interface StoredDraft extends ServerDraft {
  dirty: boolean;
}

/** How long nobody types before the draft goes to the server, and how soon a failed save is tried again, in milliseconds. */
const pauseMs = 1_000;
const againMs = 15_000;

export interface KeptDraftProps {
  reportId: number;
  storeKey: string;
  /** The key of the intent the draft would be sent with. */
  intentKey: string;
  kept: ServerDraft | null;
  written: WrittenDraft;
  restore: (draft: WrittenDraft) => void;
}

/**
 * Keeps what is being written on the server, after a pause, and in this browser at once: a lost line costs nothing. `other` is
 * what another device wrote meanwhile; its writer decides which of the two stays.
 */
export function useKeptDraft(props: KeptDraftProps) {
  const latest = useRef(props);
  latest.current = props;
  const revision = useRef(props.kept?.revision ?? 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const dirty = useRef(false);
  const [place, setPlace] = useState<DraftPlace>(props.kept ? 'server' : 'nowhere');
  const [other, setOther] = useState<ServerDraft>();
  const waiting = useRef(false);
  waiting.current = other !== undefined;

  const store = useCallback((draft: WrittenDraft) => {
    const copy: StoredDraft = { ...draft, revision: revision.current, dirty: dirty.current };
    writeStore(latest.current.storeKey, draft.text ? JSON.stringify(copy) : null);
  }, []);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { written, reportId, intentKey } = latest.current;
    if (!dirty.current || waiting.current) return;
    if (busy.current) {
      timer.current = setTimeout(save, pauseMs);
      return;
    }
    // Nothing was ever kept, and there is nothing to keep.
    if (written.text.trim() === '' && revision.current === 0) {
      dirty.current = false;
      return setPlace('nowhere');
    }
    busy.current = true;
    setPlace('saving');
    const answer = await postDraft(reportId, { ...written, revision: revision.current, key: intentKey });
    busy.current = false;
    // Sent meanwhile: what comes back about the draft is of no interest any more.
    if (latest.current.intentKey !== intentKey) return;
    if (answer.is === 'kept') {
      revision.current = answer.revision;
      dirty.current = latest.current.written.text !== written.text;
      store(latest.current.written);
      setPlace(written.text.trim() === '' ? 'nowhere' : 'server');
      if (dirty.current) timer.current = setTimeout(save, pauseMs);
    } else if (answer.is === 'newer' && answer.draft) setOther(answer.draft);
    else if (answer.is === 'newer') {
      revision.current = 0;
      timer.current = setTimeout(save, pauseMs);
    } else if (answer.is === 'away') {
      setPlace('browser');
      timer.current = setTimeout(save, againMs);
    } else setPlace('browser');
  }, [store]);

  useEffect(() => {
    const stored = readStored(latest.current.storeKey);
    const { kept, restore, written } = latest.current;
    if (!stored || stored.text === written.text) return;
    if (!stored.dirty) return kept ? undefined : writeStore(latest.current.storeKey, null);
    if (kept && kept.revision > stored.revision) return setOther({ ...stored, revision: kept.revision });
    dirty.current = true;
    restore(stored);
    timer.current = setTimeout(save, pauseMs);
  }, [save]);

  const { mode, text, choices } = props.written;
  const change = JSON.stringify([mode, text, choices]);
  const told = useRef(change);
  useEffect(() => {
    // At first the field holds what was kept, not what somebody typed.
    if (told.current === change) return;
    told.current = change;
    dirty.current = true;
    store(latest.current.written);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }, [change, save, store]);

  useEffect(() => {
    const flush = () => {
      const { written, reportId, intentKey } = latest.current;
      if (!dirty.current || waiting.current || busy.current) return;
      if (written.text.trim() === '' && revision.current === 0) return;
      void postDraft(reportId, { ...written, revision: revision.current, key: intentKey });
    };
    const online = () => void save();
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
      flush();
    };
  }, [save]);

  return {
    place,
    other,
    /** It was sent: nothing of it is kept any longer. */
    forget: useCallback(() => {
      clearTimeout(timer.current);
      revision.current = 0;
      dirty.current = false;
      setOther(undefined);
      setPlace('nowhere');
      writeStore(latest.current.storeKey, null);
    }, []),
    /** Which text stays: this one, the other device's, or both below each other. */
    settle: useCallback(
      (how: 'mine' | 'theirs' | 'both') => {
        if (!other) return;
        const { written, restore } = latest.current;
        revision.current = other.revision;
        setOther(undefined);
        waiting.current = false;
        if (how !== 'mine')
          restore(how === 'theirs' ? other : { ...written, text: `${written.text.trimEnd()}\n\n${other.text}` });
        dirty.current = true;
        timer.current = setTimeout(save, pauseMs);
      },
      [other, save],
    ),
  };
}

function readStored(key: string): StoredDraft | undefined {
  const text = readStore(key);
  if (!text) return undefined;
  try {
    const read = JSON.parse(text) as Partial<StoredDraft>;
    if (typeof read.text !== 'string' || (read.mode !== 'answer' && read.mode !== 'note')) return undefined;
    return {
      mode: read.mode,
      text: read.text,
      choices: read.choices ?? {},
      seenVersion: read.seenVersion ?? 0,
      revision: read.revision ?? 0,
      dirty: read.dirty ?? true,
    };
  } catch {
    writeStore(key, null);
    return undefined;
  }
}

type Saved =
  | { is: 'kept'; revision: number }
  | { is: 'newer'; draft: ServerDraft | null }
  | { is: 'sent' | 'refused' | 'away' };

async function postDraft(reportId: number, draft: ServerDraft & { key: string }): Promise<Saved> {
  try {
    const response = await fetch(`/desk/draf/${reportId}`, {
      method: 'POST',
      // A page that is being left still sends its last words.
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    });
    if (response.status >= 500) return { is: 'away' };
    if (response.status === 409) {
      const { reason, newer } = (await response.json()) as { reason: string; newer?: ServerDraft | null };
      return reason === 'sent' ? { is: 'sent' } : { is: 'newer', draft: newer ?? null };
    }
    if (!response.ok) return { is: 'refused' };
    return { is: 'kept', revision: ((await response.json()) as { revision: number }).revision };
  } catch {
    return { is: 'away' };
  }
}
