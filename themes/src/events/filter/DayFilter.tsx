import { InputGroup, InputGroupItem, InputGroupText, TextInput } from "@patternfly/react-core";

interface DayFilterProps {
  readonly id: string;
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** Picks the first or the last day of the events. */
export function DayFilter({ id, label, day, onDay }: DayFilterProps) {
  return (
    <InputGroup>
      <InputGroupText>{label}</InputGroupText>
      <InputGroupItem>
        <TextInput
          type="date"
          // Without a limit, the browser accepts years of six digits.
          max="9999-12-31"
          id={id}
          data-testid={id}
          aria-label={label}
          value={day}
          onChange={(_event, value) => {
            onDay(value);
          }}
        />
      </InputGroupItem>
    </InputGroup>
  );
}
