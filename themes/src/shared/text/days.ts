// A day is a text as <input type="date"> has it. It begins and ends in the browser's time zone.

/** The first millisecond of a day. */
export function startOf(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** The last millisecond of a day. */
export function endOf(day: string): number {
  return new Date(`${day}T23:59:59.999`).getTime();
}

/** The day of a time in epoch milliseconds. */
export function dayOf(timestamp: number): string {
  const date = new Date(timestamp);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
