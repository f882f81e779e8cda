import type { APIRoute, GetStaticPaths } from 'astro';
import { apiSchemaNames, apiSchemaOf, type ApiSchemaName } from '../../../outputs/api.ts';

export const getStaticPaths = (() => apiSchemaNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

/** JSON Schema of a file below `/api/v1/`. */
export const GET: APIRoute = ({ params }) => Response.json(apiSchemaOf(params['name'] as ApiSchemaName));
