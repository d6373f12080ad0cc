import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of this process; `exposeMetrics` writes them out. */
export const registry = new Registry();

const requestSeconds = new Histogram({
  name: 'mimin_http_request_seconds',
  help: 'Time to answer a request, by route pattern',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
});

/** Browsers that are told of changes as they happen; whoever holds such a connection counts it up and down. */
export const liveClients = new Gauge({
  name: 'mimin_live_clients',
  help: 'Open connections for live updates',
  registers: [registry],
});

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const mostRoutes = 200;
const knownRoutes = new Set<string>();

/** Notes how long a request took, in seconds; beyond 200 route patterns the rest is counted as one, so labels stay bounded. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  if (!knownRoutes.has(route) && knownRoutes.size < mostRoutes) knownRoutes.add(route);
  const labels = {
    method: methods.has(method) ? method : 'other',
    route: knownRoutes.has(route) ? route : 'other',
    status: String(status),
  };
  requestSeconds.observe(labels, seconds);
}

let collecting = false;

/** The figures as text for Prometheus; the process's own (memory, event loop) are collected from the first time on. */
export async function exposeMetrics(): Promise<{ text: string; type: string }> {
  if (!collecting) {
    collecting = true;
    collectDefaultMetrics({ register: registry });
  }
  return { text: await registry.metrics(), type: registry.contentType };
}
