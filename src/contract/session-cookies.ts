/** Cookie and header names of Cumulocity's browser sessions. */
export const sessionCookie = 'authorization';
export const xsrfCookie = 'XSRF-TOKEN';
export const xsrfHeader = 'x-xsrf-token';
