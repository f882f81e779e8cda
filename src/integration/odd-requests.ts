import type { Connect } from 'vite';
import { namesInPath } from '../workspace/request-path.ts';

/**
 * Returns what is no request for a page or a file before Astro and Vite see it: they would look for a page of that name,
 * redirect, or hang up. Which hosts a request may name is theirs to say.
 */
export const refuseOddRequests: Connect.NextHandleFunction = (request, response, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': 0, Connection: 'close' }).end();
  } else if (namesInPath(request.url ?? '') === undefined) {
    response.writeHead(400, { 'Content-Length': 0 }).end();
  } else next();
};
