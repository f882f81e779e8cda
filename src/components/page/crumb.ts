/** One page on the way from the home page to the page that is shown. */
export interface Crumb {
  text: string;
  /** From the site's root, without the base. */
  address: string;
}
