/** What a record itself holds under a name from outside: nothing under `constructor`, unless it was put there. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
