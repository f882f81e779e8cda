import type { APIRoute, GetStaticPaths } from 'astro';
import { contentTypeNames, jsonSchemaFile, jsonSchemaOf } from '../../outputs/json-schema.ts';
import { openSite } from '../_site.ts';

export const getStaticPaths = (() => contentTypeNames.map((type) => ({ params: { type } }))) satisfies GetStaticPaths;

/** JSON Schema of one content type, for editors and other tools, with the public address of the site in its `$id`. */
export const GET: APIRoute = async ({ params }) => {
  const type = contentTypeNames.find((name) => name === params['type'])!;
  const { absolute } = await openSite();
  const id = absolute(`/schemas/${jsonSchemaFile(type)}`);
  return Response.json(jsonSchemaOf(type, id));
};
