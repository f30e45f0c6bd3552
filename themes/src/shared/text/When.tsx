import { useFormats } from "./useFormats.ts";

interface WhenProps {
  readonly time: number;
  /** Whether to say how long ago or ahead it is, rather than the day. */
  readonly isRelative?: boolean;
}

/** A time in few letters, for lists. The exact one appears under the pointer. */
export function When({ time, isRelative = false }: WhenProps) {
  const { date, second, relative } = useFormats();
  // A list is read again often enough for words that depend on the time of rendering.
  // eslint-disable-next-line react-hooks/purity
  const now = Date.now();
  return (
    <time dateTime={new Date(time).toISOString()} title={second(time)}>
      {/* The server's clock may be ahead of the browser's. */}
      {isRelative ? relative(Math.min(time, now), now) : date(time)}
    </time>
  );
}
