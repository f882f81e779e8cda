/** Texts by the form that a number asks for in a language, as CLDR names the forms: English has `one` and `other`. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * A function that picks the text for a number.
 *
 * @param language BCP 47, such as `en`.
 * @see https://cldr.unicode.org/index/cldr-spec/plural-rules
 */
export function pluralsOf(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
