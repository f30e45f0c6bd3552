import { expect, it } from "vitest";
import { differsByCase } from "./similarNames.ts";

it("names are similar if they differ by case only", () => {
  expect(["SAP", "sap", "Sap", "SAP 2", "ERP"].filter(differsByCase("SAP"))).toEqual([
    "sap",
    "Sap",
  ]);
});
