/**
 * Hands on the answer to a question, unless the returned function was called first.
 *
 * An effect returns that function: a late answer then never replaces a newer one.
 */
export function whileWanted<T>(
  answer: Promise<T>,
  onAnswer: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let isWanted = true;
  answer.then(
    (value) => {
      if (isWanted) {
        onAnswer(value);
      }
    },
    (error: unknown) => {
      if (isWanted) {
        onError(error);
      }
    },
  );
  return () => {
    isWanted = false;
  };
}
