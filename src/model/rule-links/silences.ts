import type { AlertRule, Silence } from '../alerts/alert-rule.ts';
import type { Finding } from '../audit/finding.ts';

/** Comments at rules that silence checks, and which of them have silenced something. */
export class UsedSilences {
  readonly #rulesByFile: ReadonlyMap<string, readonly AlertRule[]>;
  readonly #used = new Set<Silence>();

  constructor(rules: readonly AlertRule[]) {
    this.#rulesByFile = Map.groupBy(
      rules.filter(({ silences }) => silences !== undefined),
      ({ file }) => file,
    );
  }

  /** The silence that a finding falls under. @param rule The rule that it is about; where it is not known, its line tells. */
  take({ id, at }: Finding, rule?: AlertRule): Silence | undefined {
    const rules = rule ? [rule] : (this.#rulesByFile.get(at.file) ?? []);
    const fitting = rules
      .flatMap(({ silences = [] }) => silences)
      .filter(({ check, lines: [first, last] }) => check === id && (rule || (first <= at.line && at.line <= last)));
    for (const silence of fitting) this.#used.add(silence);
    return fitting[0];
  }

  /** Every silence, once, with a rule that it is at. */
  all(): { rule: AlertRule; silence: Silence; isUsed: boolean }[] {
    const ruleBySilence = new Map<Silence, AlertRule>();
    for (const rules of this.#rulesByFile.values())
      for (const rule of rules)
        for (const silence of rule.silences ?? []) if (!ruleBySilence.has(silence)) ruleBySilence.set(silence, rule);
    return [...ruleBySilence].map(([silence, rule]) => ({ rule, silence, isUsed: this.#used.has(silence) }));
  }
}
