export function configOf(env: Readonly<Record<string, string | undefined>>): string
