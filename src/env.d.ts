interface ImportMetaEnv {
  /** Absolute path of the content folder. */
  readonly ALERTBOOK_CONTENT: string;
  /** Day that counts as today, ISO 8601. */
  readonly ALERTBOOK_TODAY: string;
}
