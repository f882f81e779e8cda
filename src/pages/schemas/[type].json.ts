import type { APIRoute, GetStaticPaths } from 'astro';
import { contentTypeNames, jsonSchemaFile, jsonSchemaOf } from '../../outputs/json-schema.ts';
import { openSite } from '../_site.ts';

export const getStaticPaths = (() => contentTypeNames.map((type) => ({ params: { type } }))) satisfies GetStaticPaths;

/** JSON Schema of one content type, for editors and other tools, with the public address of the site in its `$id`. */
export const GET: APIRoute = async ({ params, site }) => {
  const type = contentTypeNames.find((name) => name === params['type'])!;
  const { href } = await openSite();
  const id = site && new URL(href(`/schemas/${jsonSchemaFile(type)}`), site).href;
  return Response.json(jsonSchemaOf(type, id));
};
