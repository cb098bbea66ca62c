import { Command, CommanderError } from 'commander';

/** Exit codes of every command: success; findings; a wrong command. */
export const exitCodes = { done: 0, findings: 1, usage: 2 } as const;

/** A command of the program `strata`. It reports wrong arguments, with suggestions. */
export function command(name: string, description: string): Command {
  return new Command(`strata ${name}`)
    .description(description)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError(`strata ${name} --help explains it`)
    .configureHelp({ helpWidth: 100 })
    .configureOutput({
      outputError: (text, write) => {
        write(text.replace(/^error: /, ''));
      },
    });
}

/** A usage error: its message is printed, and the command exits with 2. */
export class UsageError extends Error {}

/** Runs a command with the arguments of this process; its action returns the exit code. */
export async function run(program: Command, act: () => number | Promise<number>): Promise<void> {
  try {
    program.parse();
    process.exitCode = await act();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    else if (error instanceof UsageError) {
      console.error(error.message);
      process.exitCode = exitCodes.usage;
    } else throw error;
  }
}
