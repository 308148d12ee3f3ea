/** error refuses; warning and info do not. */
export type Severity = 'error' | 'warning' | 'info';
export type FindingCode = string;
export type FixCode = string;
