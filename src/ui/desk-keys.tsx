import { useEffect, useRef, useState } from 'react';

const storeKey = 'mimin-pintasan';

/** Whether single-key shortcuts are on for this browser, and how to switch them (WCAG 2.1.4). */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readStore(storeKey) !== 'off'), []);
  return [
    on,
    (next) => {
      setOn(next);
      writeStore(storeKey, next ? null : 'off');
    },
  ];
}

/**
 * Calls what a key stands for. Single keys never fire while somebody types, in an open dialogue, or with Ctrl, Alt or
 * Meta held; `Ctrl+K` and the like are written "ctrl+k" and always work.
 */
export function useKeys(keys: Record<string, (() => void) | undefined>, on: boolean): void {
  const latest = useRef({ keys, on });
  latest.current = { keys, on };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const chord = event.ctrlKey || event.metaKey;
      const name = chord ? `ctrl+${event.key.toLowerCase()}` : event.key;
      const call = latest.current.keys[name];
      if (!call || event.altKey || event.defaultPrevented || event.isComposing) return;
      if (!chord && (!latest.current.on || isTyping(event.target) || document.querySelector('dialog[open]'))) return;
      event.preventDefault();
      call();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** Reads what this browser kept; a browser that keeps nothing answers null. */
export function readStore(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text in this browser, or forgets it (null). A full or forbidden store is no reason to stop anybody. */
export function writeStore(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Kept in memory only, then.
  }
}

/** A key of one intent: the same for a double click and a retry, new for the next thing somebody does. */
export function newIntentKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
