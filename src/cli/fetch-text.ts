import { UsageError } from './exit.ts';

/** Text behind an address of the web, within half a minute. @throws UsageError */
export async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    if (response.ok) return await response.text();
    throw new Error(`the server says ${response.status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new UsageError(
      `${address} cannot be fetched: ${cause instanceof Error ? cause.message : message}. Check the address, or download it and name the file.`,
    );
  }
}
