/** Pages with the menu of their service. */
export default function configure(eleventy) {
  eleventy.addCollection('byService', (api) =>
    Map.groupBy(api.getFilteredByTag('runbook'), ({ data }) => data.service),
  );
  eleventy.addFilter('of', (groups, service) => groups.get(service) ?? []);
  return { dir: { input: 'content', includes: '../_includes', output: 'dist' }, markdownTemplateEngine: false };
}
