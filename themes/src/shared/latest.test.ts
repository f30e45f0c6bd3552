import { describe, expect, it } from "vitest";
import { Latest } from "./latest.ts";

function asked() {
  const latest = new Latest();
  const told: unknown[] = [];
  const ask = (answer: Promise<string>) =>
    latest.ask(
      answer,
      (value) => told.push(value),
      (error) => told.push(error),
    );
  return { latest, told, ask };
}

function later(): { answer: Promise<string>; give: (value: string) => void } {
  let give: (value: string) => void = () => undefined;
  const answer = new Promise<string>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}

describe("of several questions", () => {
  it("only the newest has an answer, though an older one is answered last", async () => {
    const { told, ask } = asked();
    const old = later();
    const first = ask(old.answer);
    await ask(Promise.resolve("new"));
    old.give("old");
    await first;
    expect(told).toEqual(["new"]);
  });

  it("each is answered while no other is asked, or its error told", async () => {
    const { told, ask } = asked();
    await ask(Promise.resolve("one"));
    await ask(Promise.reject(new Error("two")));
    expect(told).toEqual(["one", new Error("two")]);
  });

  it("none has an answer that nobody wants", async () => {
    const { latest, told, ask } = asked();
    const failed = ask(Promise.reject(new Error("late")));
    latest.forget();
    await failed;
    expect(told).toEqual([]);
  });
});
