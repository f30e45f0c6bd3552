/** Tells whether a name is another one in other letters, upper or lower case. */
export function differsByCase(name: string): (other: string) => boolean {
  return (other) => other !== name && other.toLowerCase() === name.toLowerCase();
}
