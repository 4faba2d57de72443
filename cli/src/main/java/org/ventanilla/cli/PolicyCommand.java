package org.ventanilla.cli;

import picocli.CommandLine.Command;

/// The release policy: written in files, put in force by two officers.
@Command(
    name = "policy",
    description = "The release policy: see which version is in force, and change it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyProposeCommand.class,
      PolicyActivateCommand.class,
      PolicyRollbackCommand.class,
      PolicyVersionsCommand.class,
      PolicyPreviewCommand.class
    })
final class PolicyCommand {}
