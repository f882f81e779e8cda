/** Version of Alertbook: beside the file there is no package.json to read it from. */
export const packageVersion = (): string => import.meta.env.ALERTBOOK_VERSION;
