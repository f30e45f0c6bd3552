declare module "eslint-plugin-jsx-a11y" {
  const plugin: { readonly flatConfigs: { readonly strict: import("eslint").Linter.Config } };
  export default plugin;
}
