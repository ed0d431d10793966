/**
 * Functions of a Secretariat, not persons: enough to start with. An installation replaces them by its
 * own. Nobody clears what they drafted, so drafting and clearing are two functions.
 */
export const officers = [
  { id: 'desk-officer', title: 'Desk officer', roles: ['drafter'] },
  { id: 'clearing-officer', title: 'Clearing officer', roles: ['clearing-officer'] },
  { id: 'registrar', title: 'Registrar', roles: ['registrar'] },
  { id: 'administrator', title: 'Administrator', roles: ['administrator'] },
  { id: 'chief-of-section', title: 'Chief of section', roles: ['drafter', 'clearing-officer', 'registrar'] },
] as const;
