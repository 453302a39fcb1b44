/** A rule of `deno lint`: no function of the house has more than 80 lines. Tests may list what they do. */
const MOST = 80;

const plugin: Deno.lint.Plugin = {
  name: "house",
  rules: {
    "function-lines": {
      create(context) {
        if (context.filename.includes("/tests/")) return {};
        const { text } = context.sourceCode;
        const look = (node: { readonly range: Deno.lint.Range }) => {
          const lines = text.slice(...node.range).split("\n").length;
          if (lines > MOST) {
            context.report({
              range: node.range,
              message: `This function has ${lines} lines; at most ${MOST} are read.`,
            });
          }
        };
        return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look };
      },
    },
  },
};

export default plugin;
