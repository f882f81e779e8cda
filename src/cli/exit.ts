/** Wrong use, or a file that cannot be read: one sentence for the operator, exit code 2. */
export class UsageError extends Error {}

export const exitCodes = { ok: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
