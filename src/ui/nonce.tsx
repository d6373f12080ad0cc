import { createContext } from 'react';

/** The one-time word that lets the desk's own inline scripts run under the content security policy; empty in the browser. */
export const NonceContext = createContext<string | undefined>(undefined);
