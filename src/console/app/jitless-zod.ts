import * as z from 'zod/mini';

// zod probes for eval otherwise, which the Content-Security-Policy reports as a violation.
z.config({ jitless: true });
z.config(z.locales.en());
