import { useEffect, useState } from "react";
import { useRest } from "../../api/rest.ts";
import { listTokens } from "../../api/tokens.ts";
import { whileWanted } from "../../shared/answer.ts";
import { differsByCase } from "./similarNames.ts";

/** How long somebody pauses who has typed a name. */
const PAUSE = 300;

/**
 * Finds a token of the entity whose name is that of a new one in other letters, upper or lower
 * case. It only serves a warning, so a failure stays silent.
 */
export function useSimilarName(entityId: string, typed: string): string | undefined {
  const rest = useRest();
  const name = typed.trim();
  const [found, setFound] = useState<{ name: string; similar: string | undefined }>();

  useEffect(() => {
    if (name === "") {
      return undefined;
    }
    let forget: (() => void) | undefined;
    const timer = setTimeout(() => {
      forget = whileWanted(
        listTokens(rest, entityId, { name, max: 10 }),
        (tokens) => {
          setFound({ name, similar: tokens.map((token) => token.name).find(differsByCase(name)) });
        },
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      forget?.();
    };
  }, [rest, entityId, name]);

  return found?.name === name ? found.similar : undefined;
}
