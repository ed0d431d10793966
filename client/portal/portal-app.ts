import { Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import { assets } from './assets.ts';
import { addFileRoutes } from './file-routes.ts';
import { addFormRoutes } from './form-routes.ts';
import { addNoticeRoutes } from './notice-routes.ts';
import type { PortalEnv, PortalParts } from './portal-context.ts';
import { answerError, refuse } from './refuse.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The portal: a form behind a link, files in parts, a receipt; and notes behind links of their own. Nothing that was
 * uploaded is ever served: there is no address that gives such a file back.
 */
export const portalApp = (parts: PortalParts): Hono<PortalEnv> => {
  const app = new Hono<PortalEnv>().basePath(parts.base);

  app.use(async (c, next) => {
    const began = parts.nowMs();
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) if (!c.res.headers.has(name)) c.header(name, value);
    // The path has the token in it; the log gets the pattern.
    const route = matchedRoutes(c).at(-1)?.path;
    parts.log.info({ method: c.req.method, route, status: c.res.status, ms: parts.nowMs() - began }, 'Answered');
  });

  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (asset === undefined) return refuse(c, parts, 'notValid');
    return c.body(asset.text, 200, { 'Content-Type': asset.mediaType, 'Cache-Control': 'no-cache' });
  });
  addFormRoutes(app, parts);
  addFileRoutes(app, parts);
  addNoticeRoutes(app, parts);
  app.notFound((c) => refuse(c, parts, 'notValid'));
  app.onError((error, c) => answerError(error, c, parts));
  return app;
};
