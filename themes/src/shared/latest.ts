/** Questions of which a newer one replaces the older ones, whichever is answered first. */
export class Latest {
  #number = 0;

  /**
   * Hands on the answer to a question, unless another one was asked meanwhile.
   *
   * @returns when the question is answered, wanted or not
   */
  async ask<T>(
    answer: Promise<T>,
    onAnswer: (value: T) => void,
    onError: (error: unknown) => void,
  ): Promise<void> {
    this.#number += 1;
    const number = this.#number;
    const isWanted = () => number === this.#number;
    await answer.then(
      (value) => {
        if (isWanted()) {
          onAnswer(value);
        }
      },
      (error: unknown) => {
        if (isWanted()) {
          onError(error);
        }
      },
    );
  }

  /** Nobody wants an answer any more. */
  forget(): void {
    this.#number += 1;
  }
}
