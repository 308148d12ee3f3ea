import { resolve } from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** Lets the browser fetch all parts of the application at once, although src/console/main.ts asks for them in turn. */
export function preloadParts(): Plugin {
  const application = resolve('src/console/app/show-console.tsx');
  return {
    name: 'preload-parts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const main = files.find(({ moduleIds }) => moduleIds.includes(application));
        if (main === undefined) throw new Error('The build has no chunk of src/console/app/show-console.tsx.');
        const needed = [...withImports(main, files)];
        // The entry and what it imports are in the page already.
        const entry = needed.find(({ isEntry }) => isEntry);
        const parts = needed.filter(({ isEntry, fileName }) => !isEntry && entry?.imports.includes(fileName) !== true);
        const styles = new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        return [
          ...[...styles].map((file) => link({ rel: 'preload', as: 'style', href: `/${file}` })),
          ...parts.map(({ fileName }) => link({ rel: 'modulepreload', href: `/${fileName}` })),
        ];
      },
    },
  };
}

function withImports(chunk: Rolldown.OutputChunk, all: readonly Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> {
  const needed = new Set([chunk]);
  for (const { imports } of needed) {
    for (const one of all) if (imports.includes(one.fileName)) needed.add(one);
  }
  return needed;
}

/** Fetched as the application will ask for it, else it would be fetched twice; the outline goes before it. */
function link(attributes: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attributes, crossorigin: '', fetchpriority: 'low' }, injectTo: 'head' };
}
