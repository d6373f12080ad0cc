/** What a token for programs may be good for. */
export const apiScopes = ['reports:read', 'reports:write', 'answers:write'] as const;
export type ApiScope = (typeof apiScopes)[number];
