import { tellUnknownConsole } from "./unknownConsole.ts";

// This script imports no module of the console itself. In a console without that module, the
// script would not run at all, and could not say so.
import("./start.ts").then(({ start }) => start()).catch(tellUnknownConsole);
