import type { Plugin } from 'vite';
import { first as german } from '../src/console/messages/de/first.ts';
import { first as english } from '../src/console/messages/en/first.ts';

/** Puts titles and leads of the first pages into the outline in index.html, in every language; its styles show one. */
export function outlineTexts(): Plugin {
  return {
    name: 'outline-texts',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace('<!-- outline-texts -->', texts()) },
  };
}

function texts(): string {
  return Object.entries({ en: english, de: german })
    .flatMap(([language, { overview, 'sign-in': signIn }]) => [
      text('overview', language, [title(overview.title), lead(overview.lead)]),
      text('sign-in', language, [lead(signIn.lead), title(signIn.title)]),
    ])
    .join('');
}

function text(page: string, language: string, lines: readonly string[]): string {
  return `<div class="outline-text" data-of="${page}" lang="${language}">${lines.join('')}</div>`;
}

const title = (words: string) => `<p class="outline-title">${words}</p>`;
const lead = (words: string) => `<p class="outline-lead">${words}</p>`;
