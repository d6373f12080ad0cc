import { createContext } from 'react-router';
import type { StaffActor } from '../domain/policy.ts';

/** Who is at the desk; set by the desk's middleware before any of its loaders runs. */
export const staffContext = createContext<StaffActor>();
