/** What an SVG may hold to be published: whatever draws, and fetches and runs nothing. Everything else is refused. */
import { short } from './short.ts';
import { isInside, styleProblems } from './style-text.ts';

export const svgNamespace = 'http://www.w3.org/2000/svg';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

export const svgElements: ReadonlySet<string> = new Set(
  (
    'svg g defs symbol use title desc metadata switch a view style ' +
    'path rect circle ellipse line polyline polygon text tspan textPath ' +
    'marker pattern mask clipPath linearGradient radialGradient stop ' +
    'filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap ' +
    'feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology ' +
    'feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence ' +
    'animate animateMotion animateTransform mpath set'
  ).split(' '),
);

/** Attributes whose values are words, numbers and names: no browser reads an address in them. */
const plainAttributes =
  'id class lang tabindex role focusable version baseProfile viewBox preserveAspectRatio zoomAndPan content target type media ' +
  'requiredExtensions requiredFeatures systemLanguage contentScriptType contentStyleType externalResourcesRequired';

/** Attributes that may hold style, or take their value to one that may. */
const styledAttributes =
  'style x y z x1 x2 y1 y2 cx cy r rx ry fx fy fr d dx dy width height points pathLength rotate textLength lengthAdjust startOffset ' +
  'method side spacing transform transform-origin gradientTransform gradientUnits spreadMethod offset patternTransform patternUnits ' +
  'patternContentUnits clipPathUnits maskUnits maskContentUnits markerHeight markerUnits markerWidth orient refX refY path ' +
  'filterUnits primitiveUnits filterRes in in2 result mode operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY ' +
  'edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle ' +
  'azimuth elevation pointsAtX pointsAtY pointsAtZ stdDeviation radius scale xChannelSelector yChannelSelector baseFrequency ' +
  'numOctaves seed stitchTiles tableValues slope intercept amplitude exponent values ' +
  'attributeName attributeType begin end dur min max restart repeatCount repeatDur fill calcMode keyTimes keySplines keyPoints ' +
  'from to by additive accumulate origin ' +
  'alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-profile ' +
  'color-rendering cursor direction display dominant-baseline enable-background fill-opacity fill-rule filter flood-color ' +
  'flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight ' +
  'glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color marker ' +
  'marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering ' +
  'stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit ' +
  'stroke-opacity stroke-width text-align text-anchor text-decoration text-overflow text-rendering unicode-bidi vector-effect ' +
  'visibility white-space word-spacing writing-mode';

/** `words` are read as they are, `style` is read as CSS. */
const svgAttributes: ReadonlyMap<string, 'words' | 'style'> = new Map([
  ...plainAttributes.split(' ').map((name) => [name, 'words'] as const),
  ...styledAttributes.split(' ').map((name) => [name, 'style'] as const),
]);

const xlinkAttributes: ReadonlySet<string> = new Set(['type', 'show', 'actuate', 'title']);
const xmlAttributes: ReadonlySet<string> = new Set(['lang', 'space', 'id']);

/** Namespaces in which programs that draw leave notes for themselves; browsers do nothing with them. */
const inertNamespaces: ReadonlySet<string> = new Set([
  'http://www.inkscape.org/namespaces/inkscape',
  'http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://purl.org/dc/elements/1.1/',
  'http://purl.org/dc/terms/',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://www.bohemiancoding.com/sketch/ns',
  'http://www.serif.com/',
  'http://svgjs.com/svgjs',
  'http://svgjs.dev/svgjs',
  'https://boxy-svg.com',
  'http://schemas.microsoft.com/visio/2003/SVGExtensions/',
]);

export function isInertNamespace(uri: string): boolean {
  return inertNamespaces.has(uri) || uri.startsWith('http://ns.adobe.com/');
}

/** An attribute with the namespace that its prefix stands for; empty for none. */
export interface SvgAttribute {
  local: string;
  uri: string;
  value: string;
}

/** Whether an attribute is one by which an element brings in, or leads to, another. */
export function isReference({ local, uri }: Pick<SvgAttribute, 'local' | 'uri'>): boolean {
  return local === 'href' && (uri === '' || uri === xlinkNamespace);
}

/** Why a picture may not hold an attribute, as the rest of a sentence. */
export function attributeProblem({ local, uri, value }: SvgAttribute): string | undefined {
  if (isReference({ local, uri })) return isInside(value) ? undefined : 'leads out of the picture';
  switch (kindOf(local, uri)) {
    case undefined:
      return 'is not one of the attributes that only draw';
    case 'words':
      return undefined;
    case 'style': {
      if (local === 'attributeName' && svgAttributes.get(value) !== 'style') return 'animates more than what is drawn';
      const [problem] = styleProblems(value);
      return problem && `holds \`${short(problem.written)}\`, which ${problem.why}`;
    }
  }
}

function kindOf(local: string, uri: string): 'words' | 'style' | undefined {
  if (uri === '') return svgAttributes.get(local) ?? (/^(?:aria|data)-/.test(local) ? 'words' : undefined);
  const isWords =
    uri === xmlnsNamespace ||
    (uri === xlinkNamespace && xlinkAttributes.has(local)) ||
    (uri === xmlNamespace && xmlAttributes.has(local)) ||
    isInertNamespace(uri);
  return isWords ? 'words' : undefined;
}
