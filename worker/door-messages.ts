import type { DoorPlaces } from './doors.ts';

/** What the thread of the doors is given. */
export interface DoorThreadData {
  readonly databaseUrl: string;
  readonly places: DoorPlaces;
  readonly logLevel: string;
}

/** What it says. */
export type DoorNews =
  | { readonly kind: 'open'; readonly smtpPort: number | null }
  /** A port or socket cannot be had; it ends then. */
  | { readonly kind: 'shut'; readonly why: string }
  | { readonly kind: 'stored'; readonly inMs: number };

/** What it is told: take nothing more, store what is in hand, and end. */
export const closeDoors = 'close';
