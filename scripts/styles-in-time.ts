import { resolve } from 'node:path';
import postcss from 'postcss';
import type { Plugin, Rolldown } from 'vite';

/** The component library's stylesheet, which is for all of its components. */
const library = '@mantine/core/styles.css';
/** The same with what is needed later alone. */
const later = `${library}?later`;
/** Classes of the library's components, such as `m_8a5d1357`. */
const componentClass = /\bm_[0-9a-f]+/g;

/** The classes of the library's components that these chunks name. */
export function componentClasses(chunks: readonly Rolldown.OutputChunk[]): Set<string> {
  return new Set(chunks.flatMap(({ code }) => code.match(componentClass) ?? []));
}

/**
 * Splits the library's stylesheet for a build: what the first pages use comes with them, what others use comes with
 * whichever of their modules is loaded first, and what nobody uses is left out.
 * @param first modules of the first load, absolute paths.
 * @param used classes by whether the first load names them, or anybody.
 */
export function stylesInTime(first: ReadonlySet<string>, used: { first: Set<string>; all: Set<string> }): Plugin {
  const laterClasses = new Set([...used.all].filter((name) => !used.first.has(name)));
  const pages = resolve('src/console');
  return {
    name: 'styles-in-time',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith(later)) return { code: withClasses(code, laterClasses, false), map: null };
      if (id.endsWith(library)) return { code: withClasses(code, used.first, true), map: null };
      const comesLater = id.startsWith(pages) && id.endsWith('.tsx') && !first.has(id);
      return comesLater ? { code: `import '${later}';${code}`, map: null } : undefined;
    },
  };
}

/** The rules with one of these classes; those without any class of a component where `general` is true. */
function withClasses(css: string, classes: ReadonlySet<string>, general: boolean): string {
  const sheet = postcss.parse(css);
  sheet.walkAtRules('keyframes', (rule) => {
    if (!general) rule.remove();
  });
  sheet.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name === 'keyframes') return;
    const named = rule.selector.match(componentClass);
    const wanted = named === null ? general : named.some((name) => classes.has(name));
    if (!wanted) rule.remove();
  });
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return sheet.toString();
}
