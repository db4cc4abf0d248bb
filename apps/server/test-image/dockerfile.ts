/** One line of a Dockerfile, with its continuation lines joined. */
interface Instruction {
  name: string;
  words: string;
}

/** A stage: the steps from one FROM to the next. */
export interface Stage {
  base: string;
  name: string;
  steps: Instruction[];
}

export interface Dockerfile {
  args: Record<string, string>;
  stages: Stage[];
}

/** Reads a Dockerfile. Throws for anything that the interpreter does not know, so that no step is silently left out. */
export function parseDockerfile(text: string): Dockerfile {
  const args: Record<string, string> = {};
  const stages: Stage[] = [];
  for (const { name, words } of instructions(text)) {
    const stage = stages.at(-1);
    if (name === "FROM") {
      const [, base = "", as = String(stages.length)] =
        /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(words) ?? [];
      if (!base) throw new Error(`FROM ${words} is not understood.`);
      stages.push({ base: expand(base, args), name: as, steps: [] });
    } else if (name === "ARG" && !stage) {
      const [, key = "", value = ""] = /^(\w+)=(\S*)$/.exec(words) ?? [];
      args[key] = value;
    } else if (stage) {
      stage.steps.push({ name, words });
    } else {
      throw new Error(`${name} stands before the first FROM.`);
    }
  }
  return { args, stages };
}

function instructions(text: string): Instruction[] {
  const lines = text.split("\n").filter((line) => !/^\s*(?:#|$)/.test(line));
  return lines
    .join("\n")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => {
      const [, name = "", words = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      if (!name) throw new Error(`"${line}" is not understood.`);
      return { name, words: words.trim() };
    });
}

/** Fills in `$NAME` and `${NAME}`. */
export function expand(text: string, values: Record<string, string>): string {
  return text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => values[name] ?? "");
}

/** Splits the flags (`--from=build`) from the other words of an instruction. */
export function splitFlags(words: string): { flags: string[]; rest: string } {
  const flags: string[] = [];
  let rest = words;
  for (let found = /^--(\S+)\s+/.exec(rest); found; found = /^--(\S+)\s+/.exec(rest)) {
    flags.push(found[1] ?? "");
    rest = rest.slice(found[0].length);
  }
  return { flags, rest };
}

/** Returns the files and folders that .dockerignore keeps out, as patterns of `path.matchesGlob`. */
export function ignorePatterns(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}
