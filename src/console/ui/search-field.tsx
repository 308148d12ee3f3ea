import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  /** Called when somebody stops typing for a moment. */
  onChange: (text: string) => void;
}

const typingPauseMs = 250;

/** A text to look for. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState({ text: value, from: value });
  const settle = useDebouncedCallback(onChange, typingPauseMs);
  // Where the address was changed from elsewhere, what was typed before it gives way.
  const text = typed.from === value || typed.text === value ? typed.text : value;
  return (
    <TextInput
      type="search"
      size="xs"
      flex="1 1 140px"
      maw={420}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={15} />}
      value={text}
      onChange={(event) => {
        setTyped({ text: event.currentTarget.value, from: value });
        settle(event.currentTarget.value);
      }}
    />
  );
}
