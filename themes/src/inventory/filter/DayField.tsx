import { FormGroup, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { isDay } from "./filters.ts";

interface DayFieldProps {
  readonly id: string;
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A filter by day. While somebody types, a year is incomplete; only whole days are handed on. */
export function DayField({ id, label, day, onDay }: DayFieldProps) {
  const [typed, setTyped] = useState(day);
  const [seen, setSeen] = useState(day);
  if (seen !== day) {
    setSeen(day);
    setTyped(day);
  }
  return (
    <FormGroup fieldId={id} label={label}>
      <TextInput
        type="date"
        // Without a limit, the browser accepts years of six digits.
        max="9999-12-31"
        id={id}
        data-testid={id}
        value={typed}
        onChange={(_event, value) => {
          setTyped(value);
          if (value === "" || isDay(value)) {
            onDay(value);
          }
        }}
      />
    </FormGroup>
  );
}
