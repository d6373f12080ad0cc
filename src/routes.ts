import { index, type RouteConfig } from '@react-router/dev/routes';

/** Every page of the product on one screen; all other paths (/api, webhooks, /healthz) are in http.ts. */
export default [index('inbox/routes/citizen-home.tsx')] satisfies RouteConfig;
