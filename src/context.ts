import { createContext } from 'react-router';
import type { App } from './app.ts';

/** The app, put into every request by the host. */
export const appContext = createContext<App>();

export interface RequestFacts {
  /** The person's address as the socket or the trusted proxy says; used for limits only, never stored with a report. */
  clientAddress: string;
  /** The public origin the request was made on. */
  origin: string;
  language: 'id' | 'en';
  /** One-time word for inline scripts under the content security policy. */
  nonce: string;
}

/** Where the rendering of a page leaves the error that it could not handle; the host decides the status by it. */
export const failureContext = createContext<{ error?: unknown }>({});

/** Facts of the request that the host knows and pages must not guess from headers. */
export const requestContext = createContext<RequestFacts>();
