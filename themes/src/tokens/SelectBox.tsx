interface SelectBoxProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

/** As in PatternFly's tables, whose own boxes are named in English only, and after nothing but a number. */
export function SelectBox({ label, isSelected, onSelect }: SelectBoxProps) {
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        onChange={(event) => {
          onSelect(event.target.checked);
        }}
      />
    </label>
  );
}
