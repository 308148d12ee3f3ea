import { TextInput } from '@mantine/core';
import type { Ref } from 'react';

interface CodeInputProps {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** Where a code of the second factor is typed; phones show digits, and password managers can fill it in. */
export function CodeInput({ value, onChange, ...props }: CodeInputProps) {
  return (
    <TextInput
      {...props}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="one-time-code"
      inputMode="numeric"
      spellCheck={false}
      maxLength={64}
    />
  );
}
