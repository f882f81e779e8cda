/** The file is compiled, and keeps nothing beside itself. */
export const isCompiled = true;
export const packageRoot = import.meta.dirname;
export const programRoot = import.meta.dirname;

/** Version of Alertbook: beside the file there is no package.json to read it from. */
export const packageVersion = (): string => import.meta.env.ALERTBOOK_VERSION;
