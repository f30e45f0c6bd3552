import { type ReactNode, useEffect, useState } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import { useConsole } from "../../console.ts";
import { DraftNotice } from "./DraftNotice.tsx";
import { draftOf, fitting, readDraft, writeDraft } from "./drafts.ts";

interface DraftProps<T extends FieldValues> {
  readonly form: UseFormReturn<T>;
  /** Names the form and what it is about. */
  readonly name: string;
  /** The values of the form as long as nobody types. */
  readonly shown: T;
  /** The version of what the form is about. */
  readonly version: string;
}

/**
 * Keeps what is typed into a form until it is saved, so that it survives a new login in the same
 * tab of the browser. No other user gets it.
 *
 * @returns the notice that a draft was restored, and a function that ends the draft
 */
export function useDraft<T extends FieldValues>({ form, name, shown, version }: DraftProps<T>) {
  const { realm, userId } = useConsole();
  const key = userId && `entity-tokens.draft ${userId} ${realm} ${name}`;
  const [restored, setRestored] = useState(() => readDraft(key));

  // What was typed before the login belongs to the version of that time.
  const typedFor = restored?.version ?? version;

  const drop = () => {
    setRestored(undefined);
    writeDraft(key, undefined);
  };

  useEffect(() => {
    if (restored !== undefined) {
      for (const [field, value] of Object.entries(fitting(restored, shown))) {
        form.setValue(field as Path<T>, value as PathValue<T, Path<T>>, { shouldDirty: true });
      }
    }
    // Whoever leaves the page for another one of the console has been asked.
    return () => {
      writeDraft(key, undefined);
    };
    // The draft is restored once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  useEffect(() => {
    const keep = (typed: T) => {
      writeDraft(key, draftOf(shown, typed, typedFor));
    };
    // The form may have taken over a new version before this hook got it.
    keep(form.getValues());
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        keep(values);
      },
    });
  }, [form, key, shown, typedFor]);

  const notice: ReactNode = restored && (
    <DraftNotice
      isOutdated={restored.version !== version}
      onDiscard={() => {
        form.reset(shown);
        drop();
      }}
    />
  );
  return { notice, drop };
}
