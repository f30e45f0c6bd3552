interface SelectBoxProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly isDisabled: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

/** A checkbox as in PatternFly's tables, whose own label is English and names no token. */
export function SelectBox({ label, isSelected, isDisabled, onSelect }: SelectBoxProps) {
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => {
          onSelect(event.target.checked);
        }}
      />
    </label>
  );
}
