import { useEffect, useState } from 'react';

/** Where the shell of the desk is; its scope leaves the residents' pages alone. */
const worker = { path: '/sw.js', scope: '/desk' };

/** Registers the desk's shell; a browser that has no such thing works on without it. */
async function registerShell(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  return navigator.serviceWorker.register(worker.path, { scope: worker.scope }).catch(() => undefined);
}

/** Keeps the shell registered, and tells the desk again how this browser is reached: a new log-in is a new session. */
export function useShell(): void {
  useEffect(() => {
    void registerShell().then(async (registration) => {
      if (!registration || !('PushManager' in window) || Notification.permission !== 'granted') return;
      const known = await registration.pushManager.getSubscription().catch(() => null);
      if (known) await tell(known).catch(() => undefined);
    });
  }, []);
}

export type PushState = 'unknown' | 'unable' | 'blocked' | 'off' | 'on';

/** Whether this browser is told, and how to change that. */
export function usePush(publicKey: string): {
  state: PushState;
  start: () => Promise<boolean>;
  stop: () => Promise<void>;
} {
  const [state, setState] = useState<PushState>('unknown');
  useEffect(() => {
    void look().then(setState);
  }, []);
  return {
    state,
    start: async () => {
      const done = await subscribe(publicKey);
      setState(await look());
      return done;
    },
    stop: async () => {
      const registration = await navigator.serviceWorker.getRegistration(worker.scope);
      const known = await registration?.pushManager.getSubscription();
      if (known) {
        await post({ endpoint: known.endpoint, gone: true }).catch(() => undefined);
        await known.unsubscribe();
      }
      setState(await look());
    },
  };
}

async function look(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unable';
  if (Notification.permission === 'denied') return 'blocked';
  const registration = await navigator.serviceWorker.getRegistration(worker.scope);
  const known = await registration?.pushManager.getSubscription().catch(() => null);
  return known && Notification.permission === 'granted' ? 'on' : 'off';
}

async function subscribe(publicKey: string): Promise<boolean> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    if (!(await registerShell())) return false;
    const { pushManager } = await navigator.serviceWorker.ready;
    // One made under other keys would be refused by its service for ever.
    await (await pushManager.getSubscription())?.unsubscribe();
    return await tell(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }));
  } catch {
    return false;
  }
}

async function tell(subscription: PushSubscription): Promise<boolean> {
  const { endpoint, keys } = subscription.toJSON();
  const answer = await post({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth });
  return answer.ok;
}

function post(body: object): Promise<Response> {
  return fetch('/desk/dorong', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
