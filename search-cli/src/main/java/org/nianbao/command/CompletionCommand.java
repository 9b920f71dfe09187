// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion bash|zsh}: a script that completes commands and options in the shell. */
@Command(name = "completion", description = "Print a completion script for bash or zsh.",
        footer = {"", "Examples:",
            "  nianbao completion bash > ~/.local/share/bash-completion/completions/nianbao",
            "  source <(nianbao completion bash)",
            "  nianbao completion zsh > ~/.zsh/nianbao.sh   # then, in .zshrc: source ~/.zsh/nianbao.sh"})
final class CompletionCommand extends Subcommand {

    /** Shells there is a script for. */
    enum Shell { BASH, ZSH }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    CompletionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() {
        // One script for both: it turns on zsh's bash compatibility by itself.
        if (shell == Shell.ZSH) {
            terminal.out().println("# zsh: source this file after 'autoload -U compinit && compinit'.");
        }
        terminal.out().println(AutoComplete.bash("nianbao", Nianbao.commandLine(terminal, "")).stripLeading());
        return ExitCode.DONE;
    }
}
