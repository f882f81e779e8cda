import { z } from 'zod';

/** Keeps the key `__proto__`, which zod leaves out of a record without a word. */
const RecordByName: new (def: z.core.$ZodRecordDef) => z.ZodRecord = z.core.$constructor(
  'RecordByName',
  (record: z.ZodRecord, def: z.core.$ZodRecordDef) => {
    z.ZodRecord.init(record, def);
    const { parse } = record._zod;
    record._zod.parse = (payload, context) => {
      const written: unknown = payload.value;
      const parsed = parse(payload, context) as typeof payload;
      if (typeof written !== 'object' || written === null || !Object.hasOwn(written, '__proto__')) return parsed;
      const name = def.keyType._zod.run({ value: '__proto__', issues: [] }, context) as typeof payload;
      const { value, issues } = def.valueType._zod.run(
        { value: (written as { __proto__: unknown }).__proto__, issues: [] },
        context,
      ) as typeof payload;
      if (name.issues.length > 0)
        parsed.issues.push({
          code: 'invalid_key',
          origin: 'record',
          issues: name.issues.map((issue) => z.core.util.finalizeIssue(issue, context, z.core.config())),
          input: '__proto__',
          path: ['__proto__'],
          inst: record,
        });
      parsed.issues.push(...z.core.util.prefixIssues('__proto__', issues));
      Object.defineProperty(parsed.value, '__proto__', { value, enumerable: true, configurable: true, writable: true });
      return parsed;
    };
  },
);

/** A schema of values by names from outside: `constructor` and `__proto__` are names like any other. */
export function recordByName<Name extends z.ZodType<string, string>, Value extends z.ZodType>(
  name: Name,
  value: Value,
): z.ZodRecord<Name, Value> {
  return new RecordByName({ type: 'record', keyType: name, valueType: value }) as z.ZodRecord<Name, Value>;
}
